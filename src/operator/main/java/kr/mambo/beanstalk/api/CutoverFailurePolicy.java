package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do when pods fail after the cutover. */
public enum CutoverFailurePolicy {
  Hold,
  Back;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static CutoverFailurePolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Hold;
  }
}
