package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where to store the instances' engine log after a failed deployment. */
public enum LogsOnFailure {
  None,
  Secret;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static LogsOnFailure of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return None;
  }
}
