package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kr.mambo.beanstalk.emulator.fault.CallDescriptor;
import kr.mambo.beanstalk.emulator.fault.CallJournal;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.CredentialStore;
import kr.mambo.beanstalk.emulator.signature.SignatureVerifier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The buckets and objects of all accounts, over HTTP and for the other services. */
public final class S3 implements ObjectStore {
  private final BlobStore store = new TransientNio2BlobStore();
  private final BucketRegistry buckets = new BucketRegistry();
  private final SubresourceStore subresources = new SubresourceStore();
  private final AccessControl accessControl;
  private final FaultInjector faults;
  private final LinkFactory linkFactory;
  private final BucketPersistence persistence;
  private final InstantSource clock;

  /**
   * @param linkFactory makes the addresses of {@link #presignedUrl}
   * @param state the folder in which everything outlives the process, if it shall
   * @throws UncheckedIOException when the folder cannot be read
   */
  public S3(
      AccessControl accessControl,
      FaultInjector faults,
      InstantSource clock,
      LinkFactory linkFactory,
      Optional<Path> state) {
    this.persistence = state.map(this::persistence).orElse(BucketPersistence.NONE);
    this.accessControl = accessControl;
    this.linkFactory = linkFactory;
    this.faults = faults;
    this.clock = clock;
  }

  private BucketPersistence persistence(Path folder) {
    var files = new FileBucketPersistence(folder, buckets, subresources, store);
    files.restore();
    return files;
  }

  /** Makes addresses at which anybody may fetch an object for a while. */
  public interface LinkFactory {
    String create(Bucket bucket, String key);
  }

  /**
   * S3's side of HTTP.
   *
   * @param verifier empty when signatures are believed
   * @param defaultPrincipal who calls without a signature, when signatures are believed
   */
  public HttpListener.Handler endpoint(
      CredentialStore credentials,
      Optional<SignatureVerifier> verifier,
      Principal defaultPrincipal,
      CallJournal callJournal,
      Supplier<String> requestIds) {
    return new S3Endpoint(
        new S3Authenticator(credentials, verifier, defaultPrincipal, clock),
        new RequestGuard(buckets, accessControl),
        new BucketHandlers(buckets, store, clock),
        buckets,
        new S3ProxyObjectHandler(store),
        subresources,
        persistence,
        faults,
        callJournal,
        requestIds);
  }

  /** Whether AWS takes this for the name of a bucket. */
  public static boolean isValidBucketName(String name) {
    return BucketRegistry.isValidName(name);
  }

  public List<Bucket> buckets() {
    return buckets.all();
  }

  @Override
  public ReadResult readObject(Principal reader, String region, String bucket, String key) {
    var found = buckets.find(bucket);
    if (found.isEmpty() || !S3Target.isStorable(key)) return new ReadResult.NotFound();
    if (!found.get().region().equals(region))
      return new ReadResult.WrongRegion(found.get().region());
    if (!mayRead(reader, found.get(), key)) return new ReadResult.Forbidden();
    try {
      return new ReadResult.Found(store.getBlob(bucket, key));
    } catch (NoSuchKeyException e) {
      return new ReadResult.NotFound();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) return new ReadResult.NotFound();
      throw e;
    }
  }

  private boolean mayRead(Principal reader, Bucket bucket, String key) {
    var descriptor = new CallDescriptor("s3:GetObject", reader.account(), bucket.arn(key));
    var outcome = faults.apply(descriptor);
    return reader.account().equals(bucket.account())
        && !outcome.denied()
        && outcome.error().isEmpty()
        && accessControl.isAllowed(reader, descriptor.action(), descriptor.resource());
  }

  @Override
  public boolean bucketExists(String bucket) {
    return buckets.find(bucket).isPresent();
  }

  @Override
  public void createBucket(String account, String region, String bucket) {
    if (!BucketRegistry.isValidName(bucket)) {
      throw new IllegalArgumentException(
          "'"
              + bucket
              + "' is no bucket name: 3 to 63 lower-case letters, digits, hyphens and dots.");
    }
    var before = buckets.add(new Bucket(bucket, account, region, clock.instant()));
    if (before.isPresent()) return;
    store.createContainer(bucket);
    persistence.save(bucket);
  }

  @Override
  public void deleteObject(String bucket, String key) {
    store.removeBlob(bucket, key);
    persistence.save(bucket);
  }

  @Override
  public void putObject(String bucket, String key, byte[] content) {
    store.putBlob(
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength((long) content.length)
            .build(),
        new ByteArrayInputStream(content));
    persistence.save(bucket);
  }

  @Override
  public String presignedUrl(String bucket, String key) {
    var owner =
        buckets
            .find(bucket)
            .orElseThrow(() -> new IllegalArgumentException("There is no bucket " + bucket + "."));
    return linkFactory.create(owner, key);
  }

  /** Takes a bucket away with all that is in it; false when there is none. */
  public boolean deleteBucket(String bucket) {
    if (buckets.find(bucket).isEmpty()) return false;
    buckets.remove(bucket);
    subresources.remove(bucket, "");
    store.deleteContainer(bucket);
    persistence.save(bucket);
    return true;
  }
}
