package kr.mambo.beanstalk.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What is kept over a restart, with the clients of the first life. */
class StatePersistenceTest {
  @TempDir private Path folder;

  @Test
  void theSecondLifeKnowsWhatTheFirstOneDid() throws IOException {
    EmulatorAwsClients before;
    try (var emulator = start()) {
      before = EmulatorAwsClients.of(emulator);
      before.beanstalk().createApplication(r -> r.applicationName("app"));
      before.iam().createInstanceProfile(r -> r.instanceProfileName("web"));
      before
          .iam()
          .tagInstanceProfile(
              r -> r.instanceProfileName("web").tags(Tag.builder().key("team").value("a").build()));
      var s3 = before.s3();
      s3.putObject(
          r ->
              r.bucket("mambo-cert")
                  .key("dir/한글.pem")
                  .contentType("text/plain")
                  .metadata(Map.of("owner", "me"))
                  .tagging("cost=1")
                  .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                  .ssekmsKeyId("key-1"),
          RequestBody.fromString("hello"));
      s3.putObject(r -> r.bucket("mambo-cert").key("gone"), RequestBody.fromString("x"));
      s3.deleteObject(r -> r.bucket("mambo-cert").key("gone"));
    }

    try (var emulator = start()) {
      var after = new EmulatorAwsClients(emulator, before.credentials(), before.region());
      assertThat(after.beanstalk().describeApplications().applications())
          .extracting(ApplicationDescription::applicationName)
          .containsExactly("app");
      assertThat(after.iam().listInstanceProfileTags(r -> r.instanceProfileName("web")).tags())
          .hasSize(1);
      assertThat(after.s3().listObjectsV2(r -> r.bucket("mambo-cert")).contents())
          .extracting(S3Object::key)
          .containsExactly("dir/한글.pem");
      var head = after.s3().headObject(r -> r.bucket("mambo-cert").key("dir/한글.pem"));
      assertThat(head.contentType()).isEqualTo("text/plain");
      assertThat(head.metadata()).containsExactly(Map.entry("owner", "me"));
      assertThat(head.ssekmsKeyId()).isEqualTo("key-1");
      assertThat(
              after.s3().getObjectTagging(r -> r.bucket("mambo-cert").key("dir/한글.pem")).tagSet())
          .hasSize(1);
      assertThat(
              after
                  .s3()
                  .getObjectAsBytes(r -> r.bucket("mambo-cert").key("dir/한글.pem"))
                  .asUtf8String())
          .isEqualTo("hello");
    }
  }

  @Test
  void aBucketThatWasTakenAwayStaysAway() throws IOException {
    try (var emulator = start()) {
      EmulatorAwsClients.of(emulator).s3().createBucket(r -> r.bucket("short-lived"));
      emulator.s3().putObject("short-lived", "a", new byte[1]);
      emulator.s3().deleteBucket("short-lived");
    }

    try (var emulator = start()) {
      assertThat(emulator.s3().bucketExists("short-lived")).isFalse();
      assertThat(emulator.s3().bucketExists("mambo-cert")).isTrue();
    }
  }

  @Test
  void onlyItsOwnerMayReadTheKeys() throws IOException {
    try (var emulator = start()) {
      assertThat(emulator.defaultCredential().accessKeyId()).isNotEmpty();
    }

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("identities.json"))))
        .isEqualTo("rw-------");
  }

  private Emulator start() throws IOException {
    return Emulator.start(
        EmulatorFlags.parse("--bucket", "mambo-cert", "--state", folder.toString())
            .withManualClock());
  }
}
