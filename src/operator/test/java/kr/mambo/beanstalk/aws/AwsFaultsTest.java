package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import kr.mambo.beanstalk.emulator.iam.Account;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** AWS in trouble: what each trouble is taken for, and that nothing of it stays once it is over. */
class AwsFaultsTest extends EmulatorTestCase {
  private static final int ALWAYS = 0;
  private SdkAwsClients clients;

  @BeforeEach
  void open() {
    clients = EmulatorClients.clients(emulator());
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private Beanstalk beanstalk() {
    return clients.beanstalk(EmulatorClients.ownScope(emulator()));
  }

  private ApplicationVersions versions() {
    return clients.applicationVersions(EmulatorClients.ownScope(emulator()));
  }

  private void fault(int times, String action, FaultEffect effect) {
    emulator().faults().add(Fault.next(times, action, effect));
  }

  private static Failure failure(Runnable call) {
    var thrown = catchThrowableOfType(AwsException.class, call::run);
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  private long calls(String operation) {
    var count = emulator().callJournal().counts().get("elasticbeanstalk:" + operation);
    return count == null ? 0 : count.calls();
  }

  @Test
  void aStormOfThrottlingIsWaitedOut() {
    fault(ALWAYS, "elasticbeanstalk:*", new FaultEffect.Throttle(0.001, 0));

    for (int i = 0; i < 5; i++) {
      var failure = failure(() -> beanstalk().listEnvironments());
      assertThat(failure).isInstanceOf(Failure.Throttled.class);
      assertThat(BeanstalkDecision.forFailure(failure)).isInstanceOf(BeanstalkDecision.Wait.class);
    }
    assertThat(failure(() -> versions().createApplication("mambo", Map.of())))
        .isInstanceOf(Failure.Throttled.class);

    emulator().faults().clear();
    assertThat(beanstalk().listEnvironments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aServerInTroubleIsUnavailable(int status) {
    fault(ALWAYS, "*:DescribeEnvironments", new FaultEffect.ReturnError("", status, ""));

    assertThat(failure(() -> beanstalk().listEnvironments()))
        .isInstanceOf(Failure.Unavailable.class);

    emulator().faults().clear();
    assertThat(beanstalk().listEnvironments()).isEmpty();
  }

  @Test
  void garbageAndBrokenConnectionsAreUnavailable() {
    for (var effect :
        List.of(
            new FaultEffect.GarbleResponse(),
            new FaultEffect.DropConnection(),
            new FaultEffect.LoseResponse())) {
      fault(ALWAYS, "*:DescribeEnvironments", effect);
      assertThat(failure(() -> beanstalk().listEnvironments()))
          .as(effect.toString())
          .isInstanceOf(Failure.Unavailable.class);
      emulator().faults().clear();
    }
    assertThat(beanstalk().listEnvironments()).isEmpty();
  }

  @Test
  void aReadThatBreaksOnceIsReadAgain() {
    fault(1, "*:DescribeEnvironments", new FaultEffect.DropConnection());

    assertThat(beanstalk().listEnvironments()).isEmpty();
  }

  /** Repeating is decided by a plan, which looks first whether the call was applied. */
  @Test
  void aCallThatChangesSomethingIsMadeOnceWhateverBecomesOfItsAnswer() {
    for (var effect : List.of(new FaultEffect.LoseResponse(), new FaultEffect.GarbleResponse())) {
      var name = "web-" + effect.getClass().getSimpleName();
      var id = running(name);
      fault(ALWAYS, "*:TerminateEnvironment", effect);
      var before = calls("TerminateEnvironment");

      assertThat(failure(() -> beanstalk().terminateEnvironment(id)))
          .isInstanceOf(Failure.Unavailable.class);

      assertThat(calls("TerminateEnvironment")).isEqualTo(before + 1);
      emulator().faults().clear();
      assertThat(beanstalk().findEnvironment(name).orElseThrow().lifecycle())
          .as("it was applied")
          .isEqualTo(Lifecycle.Terminating);
    }
  }

  private String running(String name) {
    var aws = clients().beanstalk();
    if (!versions().applicationExists("mambo")) versions().createApplication("mambo", Map.of());
    var made =
        aws.createEnvironment(
            r ->
                r.applicationName("mambo")
                    .environmentName(name)
                    .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                    .optionSettings(
                        ConfigurationOptionSetting.builder()
                            .namespace("aws:autoscaling:launchconfiguration")
                            .optionName("IamInstanceProfile")
                            .value(Account.INSTANCE_ROLE)
                            .build()));
    emulator().timeline().advance(Duration.ofMinutes(30));
    return made.environmentId();
  }

  @Test
  void anAnswerThatIsTooLateIsNoAnswer() {
    fault(ALWAYS, "*:DescribeEnvironments", new FaultEffect.Delay(Duration.ofSeconds(30)));
    try (var hasty =
        new SdkAwsClients(
            InstantSource.system(),
            "operator-1",
            EmulatorClients.credentialsProvider(emulator().defaultCredential()),
            Duration.ofMillis(500))) {
      var scope = EmulatorClients.ownScope(emulator());
      assertThat(failure(() -> hasty.beanstalk(scope).listEnvironments()))
          .isInstanceOf(Failure.Unavailable.class);

      emulator().faults().clear();
      assertThat(beanstalk().listEnvironments()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AKIAAAAAAAAAAAAAAAAA, wrong",
    "the own key, wrong",
  })
  void wrongCredentialsAreSaidAndMendedWithoutARestart(String id, String secret) {
    var right = emulator().defaultCredential();
    var given =
        new AwsBasicCredentials[] {
          AwsBasicCredentials.create(id.startsWith("the") ? right.accessKeyId() : id, secret)
        };
    AwsCredentialsProvider file = () -> given[0];
    try (var operator = EmulatorClients.clients(file)) {
      var scope = EmulatorClients.ownScope(emulator());
      var failure = failure(() -> operator.beanstalk(scope).listEnvironments());
      assertThat(failure).isInstanceOf(Failure.InvalidCredentials.class);
      assertThat(failure.message()).doesNotContain(right.secretAccessKey());

      given[0] = AwsBasicCredentials.create(right.accessKeyId(), right.secretAccessKey());

      assertThat(operator.beanstalk(scope).listEnvironments()).isEmpty();
    }
  }

  @Test
  void credentialsThatExpireAreSaid() {
    fault(
        ALWAYS,
        "*:DescribeEnvironments",
        new FaultEffect.ReturnError("ExpiredToken", 403, "The security token is expired"));

    assertThat(failure(() -> beanstalk().listEnvironments()))
        .isInstanceOf(Failure.InvalidCredentials.class);
  }

  @Test
  void aDeniedActionIsNamedWithItsResourceAndRecoversByItself() {
    var id = running("web-1");
    for (var action :
        List.of("TerminateEnvironment", "CheckDNSAvailability", "CreateApplication")) {
      fault(ALWAYS, "elasticbeanstalk:" + action, new FaultEffect.Deny());
    }

    var failure = failure(() -> beanstalk().terminateEnvironment(id));
    assertThat(failure).isInstanceOf(Failure.Denied.class);
    assertThat(failure.message())
        .contains("elasticbeanstalk:TerminateEnvironment", "environment/mambo/web-1");
    assertThat(failure(() -> beanstalk().isCnameAvailable("web")).message())
        .contains("elasticbeanstalk:CheckDNSAvailability");
    assertThat(failure(() -> versions().createApplication("other", Map.of())).message())
        .contains("elasticbeanstalk:CreateApplication", "application/other");

    emulator().faults().clear();
    assertThat(beanstalk().terminateEnvironment(id)).isNotEmpty();
  }

  /** A denial of what stands behind Beanstalk does not name what it was denied for. */
  @Test
  void aDenialWithoutAResourceGetsOne() {
    fault(
        ALWAYS,
        "*:UpdateEnvironment",
        new FaultEffect.ReturnError(
            "InsufficientPrivilegesException", 403, "autoscaling is not allowed"));

    var failure =
        failure(
            () ->
                beanstalk()
                    .updateEnvironment(
                        "e-abcdefghij",
                        Optional.of("v1"),
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of()));

    assertThat(failure.message())
        .isEqualTo(
            "elasticbeanstalk:UpdateEnvironment on environment e-abcdefghij: autoscaling is not allowed");
  }
}
