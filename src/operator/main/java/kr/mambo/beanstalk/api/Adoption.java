package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether an environment that already exists may be taken over. */
public enum Adoption {
  Never,
  /** Only one that carries exactly this resource's owner tag. */
  IfTagged,
  /** One of that name in the same application, unless somebody else owns it. */
  ByName;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static Adoption of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Never;
  }
}
