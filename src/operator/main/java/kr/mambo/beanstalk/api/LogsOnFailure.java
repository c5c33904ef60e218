package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where the instance's engine log goes after a failed deployment. */
public enum LogsOnFailure {
  None,
  Secret;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static LogsOnFailure of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return None;
  }
}
