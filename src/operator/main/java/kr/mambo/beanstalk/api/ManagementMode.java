package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether the operator may write to AWS. */
public enum ManagementMode {
  /** Create, update, correct and delete. */
  Manage,
  /** Read and report; write nothing to AWS, not even a tag or an S3 object. */
  Observe;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static ManagementMode of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Observe;
  }
}
