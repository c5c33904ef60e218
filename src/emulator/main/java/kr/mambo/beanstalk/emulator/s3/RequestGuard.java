package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.endpoint.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.fault.CallDescriptor;
import kr.mambo.beanstalk.emulator.fault.FaultOutcome;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import kr.mambo.beanstalk.emulator.iam.AccessControl;

/** What a call has to pass before it reaches a bucket. */
final class RequestGuard {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private final BucketRegistry buckets;
  private final AccessControl accessControl;

  RequestGuard(BucketRegistry buckets, AccessControl accessControl) {
    this.buckets = buckets;
    this.accessControl = accessControl;
  }

  void checkFaults(FaultOutcome outcome) {
    if (outcome.error().isPresent()) {
      var refuse = outcome.error().get();
      // S3 says the same thing differently.
      if (refuse.code().equals("Throttling")) {
        throw new S3Error(503, "SlowDown", "Please reduce your request rate.");
      }
      throw new S3Error(refuse.status(), refuse.code(), refuse.message());
    }
    if (outcome.denied()) throw S3Error.accessDenied();
  }

  /** Those over the keys of a DeleteObjects call are checked when its document is read. */
  void checkPermission(Caller caller, String operation, CallDescriptor descriptor) {
    if (operation.equals("DeleteObjects")) return;
    if (!accessControl.isAllowed(
        caller.principal(), S3OperationName.requiredPermission(operation), descriptor.resource())) {
      throw S3Error.accessDenied();
    }
  }

  /** One key that may not be deleted refuses them all; S3 itself would answer key by key. */
  HttpRequest checkDeletedKeys(Caller caller, HttpRequest request, CallDescriptor descriptor)
      throws IOException {
    var document = request.body().readAllBytes();
    for (var key : DeleteObjectsDocument.parseKeys(document)) {
      if (!accessControl.isAllowed(
          caller.principal(), "s3:DeleteObject", descriptor.resource() + "/" + key)) {
        throw S3Error.accessDenied();
      }
    }
    return request.withBody(new ByteArrayInputStream(document));
  }

  /**
   * The bucket of a call, when its owner, its region and the owner that the caller expects agree.
   */
  Bucket requireBucket(Caller caller, HttpRequest request, S3Target target, String operation) {
    var bucket =
        buckets.find(target.bucket()).orElseThrow(() -> S3Error.noSuchBucket(target.bucket()));
    // Anyone signs for us-east-1 to ask where a bucket is; some requests name no region.
    if (!operation.equals("GetBucketLocation")
        && !caller.region().isEmpty()
        && !bucket.region().equals(caller.region())) {
      throw S3Error.wrongRegion(bucket);
    }
    checkOwner(request.header("x-amz-expected-bucket-owner"), bucket);
    findCopySource(request).ifPresent(source -> checkCopySource(caller, request, source));
    if (!bucket.account().equals(caller.principal().account())) throw S3Error.accessDenied();
    return bucket;
  }

  private void checkCopySource(Caller caller, HttpRequest request, Bucket source) {
    checkOwner(request.header("x-amz-source-expected-bucket-owner"), source);
    if (!source.account().equals(caller.principal().account())) throw S3Error.accessDenied();
  }

  private Optional<Bucket> findCopySource(HttpRequest request) {
    return request
        .header("x-amz-copy-source")
        .map(RequestGuard::decodeCopySource)
        .map(source -> source.startsWith("/") ? source.substring(1) : source)
        .map(source -> source.split("/", 2)[0])
        .flatMap(buckets::find);
  }

  private static String decodeCopySource(String source) {
    try {
      var decoded = PercentEncoding.decode(source, false);
      if (S3Target.isStorable(decoded)) return decoded;
    } catch (PercentEncoding.MalformedEncodingException e) {
      // Said below, together with sources that climb out of their bucket.
    }
    throw new S3Error(
        400, "InvalidArgument", "Copy Source must mention the source bucket and key.");
  }

  private static void checkOwner(Optional<String> expected, Bucket bucket) {
    if (expected.isEmpty()) return;
    if (!ACCOUNT.matcher(expected.get()).matches()) {
      throw new S3Error(
          400,
          "InvalidBucketOwnerAWSAccountID",
          "The value of the expected bucket owner parameter must be an AWS account ID.");
    }
    if (!expected.get().equals(bucket.account())) throw S3Error.accessDenied();
  }
}
