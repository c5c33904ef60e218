package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do after a failed deployment. */
public enum FailedDeployPolicy {
  /** Go back to the last good version and its settings. */
  Rollback,
  /** Leave things as they are and say so. */
  Hold;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static FailedDeployPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Hold;
  }
}
