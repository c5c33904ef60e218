package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** When to update to a newer platform version of the branch. */
public enum UpdateMode {
  Manual,
  Window,
  Immediate;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static UpdateMode of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Manual;
  }
}
