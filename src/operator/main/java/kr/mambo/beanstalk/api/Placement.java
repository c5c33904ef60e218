package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where the workload runs. */
public enum Placement {
  Beanstalk,
  Both,
  Kubernetes;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static Placement of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Beanstalk;
  }
}
