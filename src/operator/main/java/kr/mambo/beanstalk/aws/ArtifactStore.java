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
 * S3 in one scope. Every method throws {@link AwsException} when S3 fails otherwise than it says.
 */
public interface ArtifactStore {
  /** The keys under a folder of a bucket, or why the bucket cannot be used. */
  BucketState checkBucket(String bucket, String folder);

  /** The keys under a folder; empty when the bucket is gone. */
  Set<String> listKeys(String bucket, String folder);

  /**
   * An object to be written.
   *
   * @param content read once or more often
   * @param kmsKey for server-side encryption; empty for the bucket's own key
   */
  @RecordBuilder
  record NewObject(
      String bucket,
      String key,
      long length,
      Supplier<InputStream> content,
      Optional<String> kmsKey,
      Map<String, String> metadata) {}

  /** Writes an object unless it is there: artifacts are never overwritten. */
  void putIfAbsent(NewObject object);

  /** The text of a small object. */
  String readText(String bucket, String key);

  /** Deletes objects; those that are not there are fine, and so is a bucket that is gone. */
  void delete(String bucket, List<String> keys);
}
