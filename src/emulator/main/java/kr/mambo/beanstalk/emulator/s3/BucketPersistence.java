package kr.mambo.beanstalk.emulator.s3;

/** Where buckets and objects outlive the process, if they do. */
interface BucketPersistence {
  /** Forgets everything with the process. */
  BucketPersistence NONE = bucket -> {};

  /** Something in this bucket has changed, or the bucket itself came or went. */
  void save(String bucket);
}
