package kr.mambo.beanstalk.emulator.service;

import java.io.InputStream;

/** S3 as Beanstalk and its instances use it: reads are made with somebody's rights. */
public interface ObjectStore {
  /** What came of a read, in the words that Beanstalk repeats. */
  sealed interface Read {
    record Found(InputStream content) implements Read {}

    /** No such bucket or key: {@code Not Found}. */
    record NotFound() implements Read {}

    /** The reader may not: {@code Forbidden}. */
    record Forbidden() implements Read {}

    /** The bucket is in another region: {@code Moved Permanently}. */
    record Moved(String region) implements Read {}
  }

  Read read(Principal reader, String region, String bucket, String key);

  boolean exists(String bucket);

  void create(String account, String region, String bucket);

  void delete(String bucket, String key);

  void write(String bucket, String key, byte[] content);

  /** An address at which anybody may fetch the object for a while, as a presigned one. */
  String url(String bucket, String key);
}
