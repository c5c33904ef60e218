package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What to do about changes that others made at AWS. */
public enum DriftPolicy {
  Correct,
  Report;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static DriftPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Report;
  }
}
