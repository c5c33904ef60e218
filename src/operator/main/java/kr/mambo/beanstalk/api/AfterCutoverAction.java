package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What happens to the environment after the cutover to Kubernetes. */
public enum AfterCutoverAction {
  Keep,
  ScaleDown,
  Terminate;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static AfterCutoverAction of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Keep;
  }
}
