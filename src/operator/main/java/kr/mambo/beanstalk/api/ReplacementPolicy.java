package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do when something changes that Beanstalk cannot change on a live environment. */
public enum ReplacementPolicy {
  /** Refuse the change with a sentence. */
  Never,
  /** Make a second environment, swap the CNAMEs, terminate the first. */
  BlueGreen;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static ReplacementPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Never;
  }
}
