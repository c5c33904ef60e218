package kr.mambo.beanstalk.emulator.service;

import java.io.InputStream;

/** S3 as Beanstalk and its instances use it: reads are made with somebody's rights. */
public interface ObjectStore {
  /** What came of a read, in the words that Beanstalk repeats. */
  sealed interface ReadResult {
    record Found(InputStream content) implements ReadResult {}

    /** No such bucket or key: {@code Not Found}. */
    record NotFound() implements ReadResult {}

    /** The reader may not: {@code Forbidden}. */
    record Forbidden() implements ReadResult {}

    /** The bucket is in another region: {@code Moved Permanently}. */
    record WrongRegion(String region) implements ReadResult {}
  }

  ReadResult readObject(Principal reader, String region, String bucket, String key);

  boolean bucketExists(String bucket);

  void createBucket(String account, String region, String bucket);

  void deleteObject(String bucket, String key);

  void putObject(String bucket, String key, byte[] content);

  /** An address at which anybody may fetch the object for a while, as a presigned one. */
  String presignedUrl(String bucket, String key);
}
