package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether image tags are replaced by digests. */
public enum PinPolicy {
  /** Pin where the registry answers; else deploy by tag and say so in a condition. */
  IfReachable,
  /** Wait until the registry answers. */
  Always,
  /** Deploy by tag. */
  Never;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static PinPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Always;
  }
}
