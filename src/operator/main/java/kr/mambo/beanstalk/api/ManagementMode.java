package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Whether the operator may write to AWS. */
public enum ManagementMode {
  /** Create, change, correct, delete. */
  Manage,
  /** Read and report; no write to AWS, not even a tag or an S3 object. */
  Observe;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static ManagementMode of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Observe;
  }
}
