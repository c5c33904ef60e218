package kr.mambo.beanstalk.model;

import org.jspecify.annotations.Nullable;

/** An application version at Beanstalk. */
public sealed interface VersionState {
  record Absent() implements VersionState {}

  /**
   * It is there.
   *
   * @param status UNPROCESSED, PROCESSED, PROCESSING, BUILDING or FAILED
   * @param bucket and key: where its bundle lies
   */
  record Present(String status, @Nullable String bucket, @Nullable String key, String description)
      implements VersionState {}
}
