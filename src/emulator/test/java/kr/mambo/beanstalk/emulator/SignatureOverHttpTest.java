package kr.mambo.beanstalk.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;

class SignatureOverHttpTest extends EmulatorTestCase {
  @Test
  void theRightKeyIsWhoItIs() {
    var identity = clients().sts().getCallerIdentity();

    assertThat(identity.arn()).isEqualTo("arn:aws:iam::123456789012:user/emulator");
    assertThat(identity.account()).isEqualTo("123456789012");
    assertThat(identity.userId()).matches("AIDA[A-Z2-7]{17}");
  }

  @Test
  void aWrongSecretDoesNotMatch() {
    var wrong = AwsBasicCredentials.create(emulator().defaultCredential().accessKeyId(), "wrong");
    var wrongOne = clients().withCredentials(wrong);

    assertRefused(() -> wrongOne.beanstalk().describeEnvironments(), 403, "SignatureDoesNotMatch");
    assertRefused(() -> wrongOne.sts().getCallerIdentity(), 403, "SignatureDoesNotMatch");
    assertRefused(() -> wrongOne.s3().listBuckets(), 403, "SignatureDoesNotMatch");
  }

  @Test
  void anUnknownKeyIsInvalid() {
    var nobody =
        clients().withCredentials(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret"));

    assertRefused(() -> nobody.beanstalk().describeEnvironments(), 403, "InvalidClientTokenId");
    assertRefused(() -> nobody.s3().listBuckets(), 403, "InvalidAccessKeyId");
  }

  @Test
  void aTokenThatIsNotTheSessionsIsInvalid() {
    var user = emulator().defaultCredential();
    var token = AwsSessionCredentials.create(user.accessKeyId(), user.secretAccessKey(), "token");

    assertRefused(
        () -> clients().withCredentials(token).beanstalk().describeEnvironments(),
        403,
        "InvalidClientTokenId");
    assertRefused(() -> clients().withCredentials(token).s3().listBuckets(), 400, "InvalidToken");
  }

  @Test
  void anExpiredSessionIsToldSo() {
    var account = emulator().accounts().getOrCreate("123456789012");
    var role = account.role("aws-elasticbeanstalk-ec2-role").orElseThrow();
    var session = emulator().accounts().createSession(role, "s", Duration.ofHours(1));
    var clients = clients().withCredentials(session);
    assertThat(clients.sts().getCallerIdentity().arn())
        .isEqualTo("arn:aws:sts::123456789012:assumed-role/aws-elasticbeanstalk-ec2-role/s");

    emulator().accounts().expire(Set.of());

    assertRefused(() -> clients.beanstalk().describeEnvironments(), 403, "ExpiredToken");
    assertRefused(() -> clients.s3().listBuckets(), 400, "ExpiredToken");
  }

  @Test
  void aRegionThatAwsDoesNotHaveIsRefused() {
    var nowhere = clients().inRegion(Region.of("eu-nowhere-9"));

    var e =
        assertRefused(
            () -> nowhere.beanstalk().describeEnvironments(), 403, "SignatureDoesNotMatch");
    assertThat(e.awsErrorDetails().errorMessage()).contains("valid region, not 'eu-nowhere-9'");
  }

  static AwsServiceException assertRefused(ThrowingCallable call, int status, String code) {
    var e = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(e).as("a refusal").isNotNull();
    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(e.statusCode()).isEqualTo(status);
    return e;
  }
}
