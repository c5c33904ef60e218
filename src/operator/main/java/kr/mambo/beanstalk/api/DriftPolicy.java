package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do about changes at AWS that the operator did not make. */
public enum DriftPolicy {
  Correct,
  Report;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static DriftPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Report;
  }
}
