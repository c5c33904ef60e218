package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether an existing environment may be adopted. */
public enum Adoption {
  Never,
  /** Only an environment that carries exactly this resource's owner tag. */
  IfTagged,
  /** An environment of that name in the same application, unless it has another owner. */
  ByName;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static Adoption of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Never;
  }
}
