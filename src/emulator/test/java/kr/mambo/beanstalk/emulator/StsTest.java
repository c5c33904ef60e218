package kr.mambo.beanstalk.emulator;

import static kr.mambo.beanstalk.emulator.SignatureOverHttpTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import kr.mambo.beanstalk.emulator.iam.TrustPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class StsTest extends EmulatorTestCase {
  private static final String ROLE = "arn:aws:iam::222222222222:role/deployer";

  @BeforeEach
  void createRole() {
    var trust =
        TrustPolicy.parse(
            """
            {"Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],
             "Principal":{"AWS":"arn:aws:iam::123456789012:root"},
             "Condition":{"StringEquals":{"sts:ExternalId":"team-a"}}}]}""");
    emulator().accounts().getOrCreate("222222222222").addRole("deployer", trust);
  }

  @Test
  void aTrustedCallerBecomesTheRoleOfAnotherAccount() {
    var answer = assume("team-a", 900);

    var keys = answer.credentials();
    assertThat(keys.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(keys.expiration())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(14)), Instant.now().plus(Duration.ofMinutes(16)));
    var session =
        AwsSessionCredentials.create(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    var identity = clients().withCredentials(session).sts().getCallerIdentity();
    assertThat(identity.arn())
        .isEqualTo("arn:aws:sts::222222222222:assumed-role/deployer/session-1");
    assertThat(identity.arn()).isEqualTo(answer.assumedRoleUser().arn());
    assertThat(identity.userId()).isEqualTo(answer.assumedRoleUser().assumedRoleId());
  }

  @Test
  void aWrongExternalIdIsDenied() {
    var e = assertRefused(() -> assume("team-b", 900), 403, "AccessDenied");

    assertThat(e.awsErrorDetails().errorMessage())
        .isEqualTo(
            "User: arn:aws:iam::123456789012:user/emulator is not authorized to perform:"
                + " sts:AssumeRole on resource: "
                + ROLE);
  }

  @Test
  void aRoleThatIsNotThereIsDeniedInTheSameWords() {
    assertRefused(
        () ->
            clients()
                .sts()
                .assumeRole(
                    r -> r.roleArn("arn:aws:iam::222222222222:role/none").roleSessionName("s1")),
        403,
        "AccessDenied");
  }

  @Test
  void aSessionLastsAtLeastAQuarterOfAnHourAndAtMostWhatTheRoleAllows() {
    assertRefused(() -> assume("team-a", 899), 400, "ValidationError");
    assertRefused(() -> assume("team-a", 3601), 400, "ValidationError");
    assertRefused(() -> assume("team-a", 43201), 400, "ValidationError");
  }

  @Test
  void aSessionNameHasOnlySomeCharacters() {
    assertRefused(
        () -> clients().sts().assumeRole(r -> r.roleArn(ROLE).roleSessionName("a b")),
        400,
        "ValidationError");
    assertRefused(() -> clients().sts().assumeRole(r -> r.roleArn(ROLE)), 400, "ValidationError");
  }

  @Test
  void tagsAreTakenButNotTwice() {
    assertThat(assumeWithTags("team", "cost").credentials().sessionToken()).isNotEmpty();
    assertRefused(() -> assumeWithTags("team", "Team"), 400, "InvalidParameterValue");
  }

  private AssumeRoleResponse assumeWithTags(String... keys) {
    var tags = Arrays.stream(keys).map(k -> Tag.builder().key(k).value("v").build()).toList();
    return clients()
        .sts()
        .assumeRole(r -> r.roleArn(ROLE).roleSessionName("s1").externalId("team-a").tags(tags));
  }

  private AssumeRoleResponse assume(String externalId, int seconds) {
    return clients()
        .sts()
        .assumeRole(
            r ->
                r.roleArn(ROLE)
                    .roleSessionName("session-1")
                    .externalId(externalId)
                    .durationSeconds(seconds));
  }
}
