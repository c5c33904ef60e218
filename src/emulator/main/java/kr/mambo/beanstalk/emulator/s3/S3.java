package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kr.mambo.beanstalk.emulator.fault.CallSite;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.fault.Journal;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.Credentials;
import kr.mambo.beanstalk.emulator.signature.Verifier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The buckets and objects of all accounts, over HTTP and for the other services. */
public final class S3 implements ObjectStore {
  private final BlobStore store = new TransientNio2BlobStore();
  private final Buckets buckets = new Buckets();
  private final Documents documents = new Documents();
  private final Access access;
  private final Faults faults;
  private final Links links;
  private final Shelf shelf;
  private final InstantSource clock;

  /**
   * @param links makes the addresses of {@link #url}
   * @param state the folder in which everything outlives the process, if it shall
   * @throws UncheckedIOException when the folder cannot be read
   */
  public S3(Access access, Faults faults, InstantSource clock, Links links, Optional<Path> state) {
    this.shelf = state.map(this::shelf).orElse(Shelf.NONE);
    this.access = access;
    this.links = links;
    this.faults = faults;
    this.clock = clock;
  }

  private Shelf shelf(Path folder) {
    var files = new FileShelf(folder, buckets, documents, store);
    files.restore();
    return files;
  }

  /** Makes addresses at which anybody may fetch an object for a while. */
  public interface Links {
    String to(Bucket bucket, String key);
  }

  /**
   * S3's side of HTTP.
   *
   * @param verifier empty when signatures are believed
   * @param otherwise who calls without a signature, when signatures are believed
   */
  public HttpListener.Handler endpoint(
      Credentials credentials,
      Optional<Verifier> verifier,
      Principal otherwise,
      Journal journal,
      Supplier<String> requestIds) {
    return new S3Endpoint(
        new S3Authenticator(credentials, verifier, otherwise, clock),
        new Gate(buckets, access),
        new BucketOperations(buckets, store, clock),
        buckets,
        new ObjectHandler(store),
        documents,
        shelf,
        faults,
        journal,
        requestIds);
  }

  /** Whether AWS takes this for the name of a bucket. */
  public static boolean isBucketName(String name) {
    return Buckets.isName(name);
  }

  public List<Bucket> buckets() {
    return buckets.all();
  }

  @Override
  public Read read(Principal reader, String region, String bucket, String key) {
    var found = buckets.find(bucket);
    if (found.isEmpty() || !Target.isStorable(key)) return new Read.NotFound();
    if (!found.get().region().equals(region)) return new Read.Moved(found.get().region());
    if (!may(reader, found.get(), key)) return new Read.Forbidden();
    try {
      return new Read.Found(store.getBlob(bucket, key));
    } catch (NoSuchKeyException e) {
      return new Read.NotFound();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) return new Read.NotFound();
      throw e;
    }
  }

  private boolean may(Principal reader, Bucket bucket, String key) {
    var site = new CallSite("s3:GetObject", reader.account(), bucket.arn(key));
    var strike = faults.strike(site);
    return reader.account().equals(bucket.account())
        && !strike.denied()
        && strike.refusal().isEmpty()
        && access.allows(reader, site.action(), site.resource());
  }

  @Override
  public boolean exists(String bucket) {
    return buckets.find(bucket).isPresent();
  }

  @Override
  public void create(String account, String region, String bucket) {
    if (!Buckets.isName(bucket)) {
      throw new IllegalArgumentException(
          "'"
              + bucket
              + "' is no bucket name: 3 to 63 lower-case letters, digits, hyphens and dots.");
    }
    var before = buckets.add(new Bucket(bucket, account, region, clock.instant()));
    if (before.isPresent()) return;
    store.createContainer(bucket);
    shelf.changed(bucket);
  }

  @Override
  public void delete(String bucket, String key) {
    store.removeBlob(bucket, key);
    shelf.changed(bucket);
  }

  @Override
  public void write(String bucket, String key, byte[] content) {
    store.putBlob(
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength((long) content.length)
            .build(),
        new ByteArrayInputStream(content));
    shelf.changed(bucket);
  }

  @Override
  public String url(String bucket, String key) {
    var owner =
        buckets
            .find(bucket)
            .orElseThrow(() -> new IllegalArgumentException("There is no bucket " + bucket + "."));
    return links.to(owner, key);
  }

  /** Takes a bucket away with all that is in it; false when there is none. */
  public boolean remove(String bucket) {
    if (buckets.find(bucket).isEmpty()) return false;
    buckets.remove(bucket);
    documents.forget(bucket, "");
    store.deleteContainer(bucket);
    shelf.changed(bucket);
    return true;
  }
}
