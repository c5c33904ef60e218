package kr.mambo.beanstalk.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

class S3Test extends EmulatorTestCase {
  private static final String BUCKET = "mambo-cert";
  private static final RequestBody HELLO = RequestBody.fromString("hello");

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b/c.zip", "with blank", "한글/키", "+&?=%25", "~(1)*'!.txt", "a:b@c"})
  void anObjectComesBackUnderItsKey(String key) {
    var s3 = clients().s3();
    s3.putObject(r -> r.bucket(BUCKET).key(key), HELLO);

    assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String())
        .isEqualTo("hello");
    assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents())
        .extracting(S3Object::key)
        .containsExactly(key);
    s3.deleteObject(r -> r.bucket(BUCKET).key(key));
    assertStatus(() -> s3.headObject(r -> r.bucket(BUCKET).key(key)), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/../b", "../far-away/key"})
  void aKeyDoesNotClimbOutOfItsBucket(String key) {
    assertError(
        () -> clients().s3().putObject(r -> r.bucket(BUCKET).key(key), HELLO), 400, "InvalidURI");
    assertError(
        () ->
            clients()
                .s3()
                .copyObject(
                    r ->
                        r.sourceBucket(BUCKET)
                            .sourceKey(key)
                            .destinationBucket(BUCKET)
                            .destinationKey("copy")),
        400,
        "InvalidArgument");
  }

  @Test
  void aKeyBelowAnotherOneIsRefusedInASentence() {
    clients().s3().putObject(r -> r.bucket(BUCKET).key("a"), HELLO);

    assertError(
        () -> clients().s3().putObject(r -> r.bucket(BUCKET).key("a/b"), HELLO),
        409,
        "InvalidRequest");
  }

  @Test
  void ofAKeyThatLeadsOutOfItsBucketThereAreNoTags() {
    assertError(
        () -> clients().s3().getObjectTagging(r -> r.bucket(BUCKET).key("/a")), 404, "NoSuchKey");
  }

  @Test
  void aLargeObjectIsStreamed() {
    var content = new byte[6_000_000];
    content[5_999_999] = 7;
    clients().s3().putObject(r -> r.bucket(BUCKET).key("large"), RequestBody.fromBytes(content));

    assertThat(clients().s3().getObjectAsBytes(r -> r.bucket(BUCKET).key("large")).asByteArray())
        .isEqualTo(content);
  }

  @Test
  void aConditionalWriteNeverOverwrites() {
    var s3 = clients().s3();
    s3.putObject(r -> r.bucket(BUCKET).key("once").ifNoneMatch("*"), HELLO);

    assertError(
        () -> s3.putObject(r -> r.bucket(BUCKET).key("once").ifNoneMatch("*"), HELLO),
        412,
        "PreconditionFailed");
  }

  @Test
  void theEncryptionOfAnObjectIsKept() {
    var s3 = clients().s3();
    var key = "arn:aws:kms:us-east-1:123456789012:key/abc";
    s3.putObject(
        r ->
            r.bucket(BUCKET)
                .key("kms")
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key),
        HELLO);

    var head = s3.headObject(r -> r.bucket(BUCKET).key("kms"));
    assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(head.ssekmsKeyId()).isEqualTo(key);
  }

  @Test
  void theTagsOfAnObjectGoWithIt() {
    var s3 = clients().s3();
    s3.putObject(r -> r.bucket(BUCKET).key("tagged").tagging("team=a%20b&cost=1"), HELLO);

    assertThat(s3.getObjectTagging(r -> r.bucket(BUCKET).key("tagged")).tagSet())
        .extracting(Tag::key, Tag::value)
        .containsExactly(tuple("team", "a b"), tuple("cost", "1"));
    s3.putObject(r -> r.bucket(BUCKET).key("tagged"), HELLO);
    assertThat(s3.getObjectTagging(r -> r.bucket(BUCKET).key("tagged")).tagSet()).isEmpty();
  }

  @Test
  void aBodyThatIsNotTheSignedOneIsRefused() {
    assertError(
        () ->
            clients()
                .s3()
                .putObject(
                    r -> r.bucket(BUCKET).key("x").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="), HELLO),
        400,
        "BadDigest");
  }

  @Test
  void whatIsMissingIsSaidByName() {
    var s3 = clients().s3();

    assertError(() -> s3.getObject(r -> r.bucket(BUCKET).key("none")), 404, "NoSuchKey");
    assertError(() -> s3.listObjectsV2(r -> r.bucket("no-such")), 404, "NoSuchBucket");
    assertError(() -> s3.getObjectTagging(r -> r.bucket(BUCKET).key("none")), 404, "NoSuchKey");
    assertStatus(() -> s3.headBucket(r -> r.bucket("no-such")), 404);
    assertError(() -> s3.getBucketPolicy(r -> r.bucket(BUCKET)), 404, "NoSuchBucketPolicy");
  }

  @Test
  void aPresignedAddressNeedsNoKey() throws Exception {
    emulator().s3().putObject(BUCKET, "logs/a b.txt", "tail".getBytes(StandardCharsets.UTF_8));

    var url = URI.create(emulator().s3().presignedUrl(BUCKET, "logs/a b.txt")).toURL();

    try (var content = url.openStream()) {
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("tail");
    }
  }

  static void assertError(ThrowingCallable call, int status, String code) {
    assertThat(assertStatus(call, status).awsErrorDetails().errorCode()).isEqualTo(code);
  }

  /** For answers to HEAD, which have no body to say a code in. */
  static S3Exception assertStatus(ThrowingCallable call, int status) {
    var e = catchThrowableOfType(S3Exception.class, call);
    assertThat(e).as("an error").isNotNull();
    assertThat(e.statusCode()).isEqualTo(status);
    return e;
  }
}
