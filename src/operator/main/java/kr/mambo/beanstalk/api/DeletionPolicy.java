package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What happens at AWS when the resource is deleted. */
public enum DeletionPolicy {
  /** Terminate the environment and remove what the operator created for it. */
  Delete,
  /** Keep environment, versions and S3 objects; only the owner tag is removed. */
  Retain;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static DeletionPolicy of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Retain;
  }
}
