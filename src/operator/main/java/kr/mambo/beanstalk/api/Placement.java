package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where the workload runs. */
public enum Placement {
  Beanstalk,
  Both,
  Kubernetes;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static Placement of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Beanstalk;
  }
}
