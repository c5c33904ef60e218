package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.fault.CallSite;
import kr.mambo.beanstalk.emulator.fault.Strike;
import kr.mambo.beanstalk.emulator.http.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.Percent;
import kr.mambo.beanstalk.emulator.iam.Access;

/** What a call has to pass before it reaches a bucket. */
final class Gate {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private final Buckets buckets;
  private final Access access;

  Gate(Buckets buckets, Access access) {
    this.buckets = buckets;
    this.access = access;
  }

  void checkFaults(Strike strike) {
    if (strike.refusal().isPresent()) {
      var refuse = strike.refusal().get();
      // S3 says the same thing differently.
      if (refuse.code().equals("Throttling")) {
        throw new S3Error(503, "SlowDown", "Please reduce your request rate.");
      }
      throw new S3Error(refuse.status(), refuse.code(), refuse.message());
    }
    if (strike.denied()) throw S3Error.accessDenied();
  }

  /** Those over the keys of a DeleteObjects call are checked when its document is read. */
  void checkRights(Caller caller, String operation, CallSite site) {
    if (operation.equals("DeleteObjects")) return;
    if (!access.allows(caller.principal(), Operation.permission(operation), site.resource())) {
      throw S3Error.accessDenied();
    }
  }

  /** One key that may not be deleted refuses them all; S3 itself would answer key by key. */
  HttpRequest checkDeleted(Caller caller, HttpRequest request, CallSite site) throws IOException {
    var document = request.body().readAllBytes();
    for (var key : DeleteRequest.keys(document)) {
      if (!access.allows(caller.principal(), "s3:DeleteObject", site.resource() + "/" + key)) {
        throw S3Error.accessDenied();
      }
    }
    return request.withBody(new ByteArrayInputStream(document));
  }

  /**
   * The bucket of a call, when its owner, its region and the owner that the caller expects agree.
   */
  Bucket bucket(Caller caller, HttpRequest request, Target target, String operation) {
    var bucket =
        buckets.find(target.bucket()).orElseThrow(() -> S3Error.noSuchBucket(target.bucket()));
    // Anyone signs for us-east-1 to ask where a bucket is; some requests name no region.
    if (!operation.equals("GetBucketLocation")
        && !caller.region().isEmpty()
        && !bucket.region().equals(caller.region())) {
      throw S3Error.moved(bucket);
    }
    checkOwner(request.header("x-amz-expected-bucket-owner"), bucket);
    source(request).ifPresent(source -> checkSource(caller, request, source));
    if (!bucket.account().equals(caller.principal().account())) throw S3Error.accessDenied();
    return bucket;
  }

  private void checkSource(Caller caller, HttpRequest request, Bucket source) {
    checkOwner(request.header("x-amz-source-expected-bucket-owner"), source);
    if (!source.account().equals(caller.principal().account())) throw S3Error.accessDenied();
  }

  private Optional<Bucket> source(HttpRequest request) {
    return request
        .header("x-amz-copy-source")
        .map(Gate::decoded)
        .map(source -> source.startsWith("/") ? source.substring(1) : source)
        .map(source -> source.split("/", 2)[0])
        .flatMap(buckets::find);
  }

  private static String decoded(String source) {
    try {
      var decoded = Percent.decode(source, false);
      if (Target.isStorable(decoded)) return decoded;
    } catch (Percent.Malformed e) {
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
