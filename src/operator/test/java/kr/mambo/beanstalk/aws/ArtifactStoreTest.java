package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.aws.ArtifactStore.NewObject;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What is written to S3, and what is not. */
class ArtifactStoreTest extends EmulatorTestCase {
  private static final String BUCKET = "mambo-cert";
  private static final String KEY = "env/shop/web/v1/bundle.zip";
  private SdkAwsClients clients;

  @BeforeEach
  void open() {
    clients = EmulatorClients.clients(emulator());
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private ArtifactStore artifacts() {
    return artifacts(EmulatorClients.ownScope(emulator()));
  }

  private ArtifactStore artifacts(Scope scope) {
    return clients.artifacts(scope);
  }

  private static NewObject object(String bucket, String content, Optional<String> kmsKey) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    return NewObjectBuilder.builder()
        .bucket(bucket)
        .key(KEY)
        .length(bytes.length)
        .content(() -> new ByteArrayInputStream(bytes))
        .kmsKey(kmsKey)
        .metadata(Map.of("owner", "op/shop/web"))
        .build();
  }

  private static NewObject object(String content) {
    return object(BUCKET, content, Optional.empty());
  }

  private static AwsException exceptionOf(Runnable call) {
    var thrown = catchThrowableOfType(AwsException.class, call::run);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Test
  void whatIsThereIsNeverOverwritten() {
    artifacts().putIfAbsent(object("first"));
    artifacts().putIfAbsent(object("second"));

    var there = clients().s3().getObjectAsBytes(r -> r.bucket(BUCKET).key(KEY));
    assertThat(there.asUtf8String()).isEqualTo("first");
  }

  @Test
  void anObjectSaysWhoseItIsAndIsEncrypted() {
    artifacts().putIfAbsent(object("content"));

    var head = clients().s3().headObject(r -> r.bucket(BUCKET).key(KEY));
    assertThat(head.metadata()).containsEntry("owner", "op/shop/web");
    assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
  }

  @Test
  void aKeyOfKmsEncryptsWhereOneIsNamed() {
    artifacts().putIfAbsent(object(BUCKET, "content", Optional.of("alias/mambo")));

    var head = clients().s3().headObject(r -> r.bucket(BUCKET).key(KEY));
    assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(head.ssekmsKeyId()).contains("mambo");
  }

  @Test
  void aKeyThatCannotBeUsedIsSaidToBeTheKey() {
    emulator()
        .faults()
        .add(
            Fault.next(
                1,
                "s3:PutObject",
                new FaultEffect.ReturnError("KMS.DisabledException", 400, "Key is disabled.")));

    assertThat(exceptionOf(() -> artifacts().putIfAbsent(object("content"))).failure())
        .isEqualTo(
            new Failure.Rejected(
                Reason.KeyUnusable,
                "s3:PutObject on object %s/%s: Key is disabled.".formatted(BUCKET, KEY)));
  }

  /** Somebody may have taken the name of a bucket that was deleted. */
  @Test
  void aBucketOfAnotherAccountIsNotUsed() {
    var theirs =
        clients().withCredentials(emulator().accounts().createAccessKey("222222222222", "rival"));
    theirs.s3().createBucket(r -> r.bucket("theirs"));
    var wrong = EmulatorClients.scope(emulator(), "222222222222", null, null);

    for (var scope : List.of(EmulatorClients.ownScope(emulator()), wrong)) {
      var bucket = scope.equals(wrong) ? BUCKET : "theirs";
      assertThat(artifacts(scope).checkBucket(bucket, "env/"))
          .isInstanceOfSatisfying(
              BucketState.Unusable.class,
              state -> {
                assertThat(state.reason()).isEqualTo(Reason.BucketForbidden);
                assertThat(state.message()).contains(bucket, "belongs to account");
              });
      var failure =
          exceptionOf(() -> artifacts(scope).putIfAbsent(object(bucket, "x", Optional.empty())))
              .failure();
      assertThat(failure).isInstanceOf(Failure.Denied.class);
    }
    assertThat(clients().s3().listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
  }

  /** Where nobody says the account, it is that of the operator's own identity. */
  @Test
  void theOwnAccountIsAskedForOnce() {
    artifacts().checkBucket(BUCKET, "env/");
    artifacts().putIfAbsent(object("content"));

    var asked = emulator().callJournal().counts().get("sts:GetCallerIdentity");
    assertThat(asked == null ? 0 : asked.calls()).isOne();
  }

  @Test
  void aBucketThatIsGoneAndOneElsewhereAreTold() {
    assertThat(reason("gone-bucket")).isEqualTo(Reason.BucketMissing);
    assertThat(reason("far-away")).isEqualTo(Reason.BucketInOtherRegion);
    assertThat(artifacts().listKeys("gone-bucket", "env/")).isEmpty();
  }

  private Reason reason(String bucket) {
    return ((BucketState.Unusable) artifacts().checkBucket(bucket, "env/")).reason();
  }

  @Test
  void aDeniedKeyIsNamedWithTheAction() {
    var deny = Fault.next(1, "s3:PutObject", new FaultEffect.Deny());
    emulator().faults().add(deny);

    var failure = exceptionOf(() -> artifacts().putIfAbsent(object("content"))).failure();
    assertThat(failure).isInstanceOf(Failure.Denied.class);
    assertThat(failure.message()).contains("s3:PutObject", BUCKET, KEY);

    artifacts().putIfAbsent(object("content"));
    assertThat(artifacts().listKeys(BUCKET, "env/")).containsExactly(KEY);
  }
}
