package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do after a failed deployment. */
public enum FailedDeployPolicy {
  /** Redeploy the last good version and its settings. */
  Rollback,
  /** Change nothing and report the failure. */
  Hold;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static FailedDeployPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Hold;
  }
}
