package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** When a newer platform version of the branch is taken. */
public enum UpdateMode {
  Manual,
  Window,
  Immediate;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static UpdateMode of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Manual;
  }
}
