package kr.mambo.beanstalk.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.endpoint.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.http.HttpResponse;
import kr.mambo.beanstalk.emulator.iam.CallerIdentity;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The operations on buckets whose answer depends on account and region. */
final class BucketHandlers {
  private static final String DEFAULT_REGION = "us-east-1";
  private static final int MAX_BODY_LENGTH = 64 * 1024;
  private static final Pattern LOCATION =
      Pattern.compile("<(?:\\w+:)?LocationConstraint[^>]*>\\s*([^<]*?)\\s*<");

  private final BucketRegistry buckets;
  private final BlobStore store;
  private final InstantSource clock;

  BucketHandlers(BucketRegistry buckets, BlobStore store, InstantSource clock) {
    this.buckets = buckets;
    this.store = store;
    this.clock = clock;
  }

  HttpResponse list(Caller caller) {
    var account = caller.principal().account();
    var xml = new S3Xml("ListAllMyBucketsResult", S3Xml.NAMESPACE);
    xml.start("Owner").element("ID", CallerIdentity.canonicalId(account)).end().start("Buckets");
    for (var bucket : buckets.ownedBy(account)) {
      xml.start("Bucket")
          .element("Name", bucket.name())
          .element("CreationDate", bucket.created().truncatedTo(ChronoUnit.MILLIS).toString())
          .element("BucketRegion", bucket.region())
          .end();
    }
    return xmlResponse(xml.end());
  }

  HttpResponse location(Bucket bucket) {
    var region = bucket.region().equals(DEFAULT_REGION) ? "" : bucket.region();
    return xmlResponse(new S3Xml("LocationConstraint", S3Xml.NAMESPACE).content(region));
  }

  HttpResponse head(Bucket bucket) {
    return HttpResponse.text(200, "application/xml", "")
        .withHeader("x-amz-bucket-region", bucket.region());
  }

  /** Refuses what is about an object that is not there. */
  void requireObject(S3Target target) {
    if (exists(target)) return;
    throw new S3Error(404, "NoSuchKey", "The specified key does not exist.")
        .withElement("Key", target.key());
  }

  /** The store refuses keys that would lead out of its folder: none of those was ever put. */
  private boolean exists(S3Target target) {
    try {
      return store.blobExists(target.bucket(), target.key());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether somebody has set the encryption of new objects. */
  boolean hasEncryption(Bucket bucket) {
    try {
      store.getBucketEncryption(bucket.name());
      return true;
    } catch (S3Exception e) {
      return false;
    }
  }

  HttpResponse create(Caller caller, String name, InputStream body) throws IOException {
    if (!BucketRegistry.isValidName(name)) {
      throw new S3Error(400, "InvalidBucketName", "The specified bucket is not valid.")
          .withElement("BucketName", name);
    }
    var region = resolveRegion(caller, body);
    var bucket = new Bucket(name, caller.principal().account(), region, clock.instant());
    var before = buckets.add(bucket);
    if (before.isPresent()) checkRecreation(before.get(), bucket);
    else store.createContainer(name);
    return HttpResponse.text(200, "application/xml", "").withHeader("Location", "/" + name);
  }

  /** A second creation is forgiven in us-east-1 alone: S3 API reference, "CreateBucket". */
  private static void checkRecreation(Bucket before, Bucket wanted) {
    if (!before.account().equals(wanted.account())) {
      throw new S3Error(
          409,
          "BucketAlreadyExists",
          "The requested bucket name is not available. The bucket namespace is shared by all users"
              + " of the system. Please select a different name and try again.");
    }
    if (!before.region().equals(DEFAULT_REGION) || !wanted.region().equals(DEFAULT_REGION)) {
      throw new S3Error(
          409,
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
  }

  private static String resolveRegion(Caller caller, InputStream body) throws IOException {
    var text = new String(body.readNBytes(MAX_BODY_LENGTH), StandardCharsets.UTF_8);
    var location = LOCATION.matcher(text);
    var constraint = location.find() ? location.group(1) : "";
    if (caller.region().equals(DEFAULT_REGION))
      return constraint.isEmpty() ? DEFAULT_REGION : constraint;
    if (!constraint.equals(caller.region())) {
      throw new S3Error(
          400,
          "IllegalLocationConstraintException",
          "The "
              + (constraint.isEmpty() ? "unspecified" : constraint)
              + " location constraint is incompatible for the region specific endpoint this request"
              + " was sent to.");
    }
    return constraint;
  }

  private static HttpResponse xmlResponse(S3Xml xml) {
    return HttpResponse.text(200, "application/xml", xml.text());
  }
}
