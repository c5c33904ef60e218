package kr.mambo.beanstalk.emulator.s3;

/** Where buckets and objects outlive the process, if they do. */
interface Shelf {
  /** Forgets everything with the process. */
  Shelf NONE = bucket -> {};

  /** Something in this bucket has changed, or the bucket itself came or went. */
  void changed(String bucket);
}
