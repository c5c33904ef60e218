package kr.mambo.beanstalk.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.http.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.http.HttpAnswer;
import kr.mambo.beanstalk.emulator.iam.Callers;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The operations on buckets whose answer depends on account and region. */
final class BucketOperations {
  private static final String HOME = "us-east-1";
  private static final int LONGEST_BODY = 64 * 1024;
  private static final Pattern LOCATION =
      Pattern.compile("<(?:\\w+:)?LocationConstraint[^>]*>\\s*([^<]*?)\\s*<");

  private final Buckets buckets;
  private final BlobStore store;
  private final InstantSource clock;

  BucketOperations(Buckets buckets, BlobStore store, InstantSource clock) {
    this.buckets = buckets;
    this.store = store;
    this.clock = clock;
  }

  HttpAnswer list(Caller caller) {
    var account = caller.principal().account();
    var xml = new S3Xml("ListAllMyBucketsResult", S3Xml.NAMESPACE);
    xml.start("Owner").element("ID", Callers.canonicalId(account)).end().start("Buckets");
    for (var bucket : buckets.of(account)) {
      xml.start("Bucket")
          .element("Name", bucket.name())
          .element("CreationDate", bucket.created().truncatedTo(ChronoUnit.MILLIS).toString())
          .element("BucketRegion", bucket.region())
          .end();
    }
    return xml(xml.end());
  }

  HttpAnswer location(Bucket bucket) {
    var region = bucket.region().equals(HOME) ? "" : bucket.region();
    return xml(new S3Xml("LocationConstraint", S3Xml.NAMESPACE).content(region));
  }

  HttpAnswer head(Bucket bucket) {
    return HttpAnswer.text(200, "application/xml", "").with("x-amz-bucket-region", bucket.region());
  }

  /** Refuses what is about an object that is not there. */
  void checkObject(Target target) {
    if (there(target)) return;
    throw new S3Error(404, "NoSuchKey", "The specified key does not exist.")
        .with("Key", target.key());
  }

  /** The store refuses keys that would lead out of its folder: none of those was ever put. */
  private boolean there(Target target) {
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

  HttpAnswer create(Caller caller, String name, InputStream body) throws IOException {
    if (!Buckets.isName(name)) {
      throw new S3Error(400, "InvalidBucketName", "The specified bucket is not valid.")
          .with("BucketName", name);
    }
    var region = region(caller, body);
    var bucket = new Bucket(name, caller.principal().account(), region, clock.instant());
    var before = buckets.add(bucket);
    if (before.isPresent()) checkAgain(before.get(), bucket);
    else store.createContainer(name);
    return HttpAnswer.text(200, "application/xml", "").with("Location", "/" + name);
  }

  /** A second creation is forgiven in us-east-1 alone: S3 API reference, "CreateBucket". */
  private static void checkAgain(Bucket before, Bucket wanted) {
    if (!before.account().equals(wanted.account())) {
      throw new S3Error(
          409,
          "BucketAlreadyExists",
          "The requested bucket name is not available. The bucket namespace is shared by all users"
              + " of the system. Please select a different name and try again.");
    }
    if (!before.region().equals(HOME) || !wanted.region().equals(HOME)) {
      throw new S3Error(
          409,
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
  }

  private static String region(Caller caller, InputStream body) throws IOException {
    var text = new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    var location = LOCATION.matcher(text);
    var constraint = location.find() ? location.group(1) : "";
    if (caller.region().equals(HOME)) return constraint.isEmpty() ? HOME : constraint;
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

  private static HttpAnswer xml(S3Xml xml) {
    return HttpAnswer.text(200, "application/xml", xml.text());
  }
}
