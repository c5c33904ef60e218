package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do when a pod fails after the cutover. */
public enum CutoverFailurePolicy {
  Hold,
  Back;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static CutoverFailurePolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Hold;
  }
}
