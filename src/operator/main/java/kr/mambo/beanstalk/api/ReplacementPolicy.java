package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do when something changes that Beanstalk cannot change on a live environment. */
public enum ReplacementPolicy {
  /** Reject the change with a message. */
  Never,
  /** Create a second environment, swap the CNAMEs, terminate the first. */
  BlueGreen;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static ReplacementPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Never;
  }
}
