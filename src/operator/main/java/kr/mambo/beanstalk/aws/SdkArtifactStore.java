package kr.mambo.beanstalk.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * {@link ArtifactStore} over the AWS SDK. Every call names the account that must own the bucket: a
 * bucket of that name in another account is not written to.
 */
final class SdkArtifactStore implements ArtifactStore {
  private static final String OCTETS = "application/octet-stream";
  private static final int MAX_KEYS_PER_DELETE = 1000;
  private final S3Client client;
  private final String region;
  private final Supplier<String> owner;
  private final AwsCall awsCall;

  /**
   * Objects in one region.
   *
   * @param owner the account that must own the buckets
   */
  SdkArtifactStore(
      S3Client client, String region, Supplier<String> owner, RateLimiter rateLimiter) {
    this.client = client;
    this.region = region;
    this.owner = owner;
    this.awsCall = new AwsCall("s3", rateLimiter);
  }

  @Override
  public BucketState checkBucket(String bucket, String folder) {
    var elsewhere = region(bucket);
    if (elsewhere.isPresent() && elsewhere.get() instanceof BucketState.Unusable no) return no;
    try {
      return new BucketState.Usable(listObjects(bucket, folder));
    } catch (AwsException e) {
      return toUnusable(bucket, e).orElseThrow(() -> e);
    }
  }

  /**
   * Empty if the bucket is in the right region; HeadBucket returns a bucket's region even if it
   * denies access.
   */
  private Optional<BucketState> region(String bucket) {
    try {
      var found =
          awsCall.forResource("bucket " + bucket).execute("HeadBucket", () -> regionOf(bucket));
      return found == null || found.isEmpty() || found.equals(region)
          ? Optional.empty()
          : Optional.of(inOtherRegion(bucket, found));
    } catch (AwsException e) {
      return Optional.of(toUnusable(bucket, e).orElseThrow(() -> e));
    }
  }

  private @Nullable String regionOf(String bucket) {
    try {
      return client
          .headBucket(r -> r.bucket(bucket).expectedBucketOwner(owner.get()))
          .bucketRegion();
    } catch (S3Exception e) {
      var found = e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
      if (found.filter(other -> !other.equals(region)).isPresent()) return found.get();
      throw e;
    }
  }

  private BucketState inOtherRegion(String bucket, String found) {
    return new BucketState.Unusable(
        Reason.BucketInOtherRegion,
        "Bucket %s is in %s, but the environment is in %s, and Beanstalk reads only from its own region: set storage.bucket to a bucket in the environment's region"
            .formatted(bucket, found, region));
  }

  private Optional<BucketState> toUnusable(String bucket, AwsException e) {
    return switch (e.failure()) {
      case Failure.NotFound _ -> Optional.of(missing(bucket));
      case Failure.Rejected(var reason, var message) ->
          switch (reason) {
            case BucketMissing -> Optional.of(missing(bucket));
            case BucketInOtherRegion -> Optional.of(inOtherRegion(bucket, "another region"));
            default -> Optional.empty();
          };
      case Failure.Denied _ ->
          Optional.of(
              new BucketState.Unusable(
                  Reason.BucketForbidden,
                  "Access to bucket %s was denied: allow the operator's identity to list, read, write and delete objects in it, and check that it belongs to account %s. %s"
                      .formatted(bucket, owner.get(), e.failure().message())));
      case Failure.Throttled _ -> Optional.empty();
      case Failure.Busy _ -> Optional.empty();
      case Failure.Unavailable _ -> Optional.empty();
      case Failure.InvalidCredentials _ -> Optional.empty();
      case Failure.UnsupportedCombination _ -> Optional.empty();
      case Failure.AlreadyExists _ -> Optional.empty();
      case Failure.QuotaExceeded _ -> Optional.empty();
    };
  }

  private static BucketState missing(String bucket) {
    return new BucketState.Unusable(
        Reason.BucketMissing,
        "Bucket %s does not exist: create it in the environment's region, or set storage.bucket to another bucket"
            .formatted(bucket));
  }

  @Override
  public Set<String> listKeys(String bucket, String folder) {
    try {
      return listObjects(bucket, folder);
    } catch (AwsException e) {
      if (toUnusable(bucket, e)
          .filter(
              s ->
                  s instanceof BucketState.Unusable(var why, var text)
                      && why == Reason.BucketMissing)
          .isPresent()) return Set.of();
      throw e;
    }
  }

  private Set<String> listObjects(String bucket, String folder) {
    var keys = new HashSet<String>();
    String token = null;
    do {
      var page = token;
      var answer =
          awsCall
              .forResource("bucket " + bucket)
              .execute(
                  "ListObjectsV2",
                  () ->
                      client.listObjectsV2(
                          r ->
                              r.bucket(bucket)
                                  .prefix(folder)
                                  .continuationToken(page)
                                  .expectedBucketOwner(owner.get())));
      answer.contents().forEach(o -> keys.add(o.key()));
      token = answer.nextContinuationToken();
    } while (token != null);
    return keys;
  }

  @Override
  public void putIfAbsent(NewObject object) {
    var request =
        PutObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .ifNoneMatch("*")
            .contentType(OCTETS)
            .metadata(object.metadata())
            .expectedBucketOwner(owner.get());
    object
        .kmsKey()
        .ifPresentOrElse(
            key -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key),
            () -> request.serverSideEncryption(ServerSideEncryption.AES256));
    var body = RequestBody.fromContentProvider(object.content()::get, object.length(), OCTETS);
    awsCall
        .forResource("object " + object.bucket() + "/" + object.key())
        .execute(
            "PutObject",
            () -> {
              try {
                return Optional.of(client.putObject(request.build(), body));
              } catch (S3Exception e) {
                if (e.statusCode() == 412) return Optional.empty(); // there already
                throw e;
              }
            });
  }

  @Override
  public String readText(String bucket, String key) {
    return awsCall
        .forResource("object " + bucket + "/" + key)
        .execute(
            "GetObject",
            () ->
                client.getObjectAsBytes(
                    r -> r.bucket(bucket).key(key).expectedBucketOwner(owner.get())))
        .asUtf8String();
  }

  @Override
  public void delete(String bucket, List<String> keys) {
    for (int from = 0; from < keys.size(); from += MAX_KEYS_PER_DELETE) {
      var some =
          keys.subList(from, Math.min(keys.size(), from + MAX_KEYS_PER_DELETE)).stream()
              .map(k -> ObjectIdentifier.builder().key(k).build())
              .toList();
      var answer =
          awsCall
              .forResource("bucket " + bucket)
              .execute(
                  "DeleteObjects",
                  () ->
                      client.deleteObjects(
                          r ->
                              r.bucket(bucket)
                                  .delete(d -> d.objects(some).quiet(true))
                                  .expectedBucketOwner(owner.get())));
      answer.errors().stream()
          .findFirst()
          .ifPresent(
              error -> {
                throw new AwsException(
                    AwsErrorClassifier.classify(
                        "s3:DeleteObject on object " + bucket + "/" + error.key(),
                        String.valueOf(error.code()),
                        403,
                        String.valueOf(error.message())));
              });
    }
  }
}
