package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether image tags are replaced by digests. */
public enum PinPolicy {
  /** Pin if the registry is reachable; otherwise deploy by tag and report it in a condition. */
  IfReachable,
  /** Wait until the registry is reachable. */
  Always,
  /** Deploy by tag. */
  Never;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static PinPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Always;
  }
}
