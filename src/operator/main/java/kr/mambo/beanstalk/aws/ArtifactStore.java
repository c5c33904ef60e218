package kr.mambo.beanstalk.aws;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kr.mambo.beanstalk.model.BucketState;

/**
 * S3 in one scope. Every method throws {@link AwsException} if S3 fails in other ways than
 * documented.
 */
public interface ArtifactStore {
  /** The keys with a prefix in a bucket, or why the bucket cannot be used. */
  BucketState checkBucket(String bucket, String folder);

  /** The keys with a prefix; empty if the bucket no longer exists. */
  Set<String> listKeys(String bucket, String folder);

  /**
   * An object to be written.
   *
   * @param content read once or several times
   * @param kmsKey for server-side encryption; empty for S3-managed keys
   */
  @RecordBuilder
  record NewObject(
      String bucket,
      String key,
      long length,
      Supplier<InputStream> content,
      Optional<String> kmsKey,
      Map<String, String> metadata) {}

  /** Writes an object unless it exists: artifacts are never overwritten. */
  void putIfAbsent(NewObject object);

  /** The text of a small object. */
  String readText(String bucket, String key);

  /** Deletes objects; missing objects and a missing bucket are ignored. */
  void delete(String bucket, List<String> keys);
}
