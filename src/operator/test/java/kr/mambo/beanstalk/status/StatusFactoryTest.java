package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFactoryTest {
  @Test
  void anEnvironmentThatRunsIsTold() {
    var status = PassSimulation.report(ObservationFixture.running());

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.environmentName()).isEqualTo("mambo-py");
    assertThat(status.environmentId()).isEqualTo("e-1");
    assertThat(status.url()).isEqualTo("http://mambo-py.ap-northeast-2.elasticbeanstalk.com");
    assertThat(status.lifecycle()).isEqualTo("Ready");
    assertThat(status.platform())
        .hasToString(
            "PlatformVersion[arn=%s, version=4.13.7, lifecycle=recommended, available=4.13.7]"
                .formatted(ObservationFixture.PLATFORM.arn()));
    assertThat(PassSimulation.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.True);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"'', -", "-, -", "host, http://host"})
  void anUrlIsThereOnceBeanstalkNamesIt(
      @org.jspecify.annotations.Nullable String cname,
      @org.jspecify.annotations.Nullable String url) {
    var live = kr.mambo.beanstalk.model.Records.with(ObservationFixture.READY, "cname", cname);

    assertThat(PassSimulation.report(ObservationFixture.running().environment(live)).url())
        .isEqualTo(url);
  }

  @Test
  void whatIsGoneIsToldAsGone() {
    var before = PassSimulation.report(ObservationFixture.running());

    var status = PassSimulation.report(ObservationFixture.prepared().status(before));

    assertThat(status.environmentId()).as("missed until another is begun").isEqualTo("e-1");
    assertThat(status.url()).isNull();
    assertThat(status.lifecycle()).isNull();
    assertThat(status.health()).isNull();
    assertThat(status.platform()).isNull();
  }

  @Test
  void whatCannotBeSeenStaysAsItWas() {
    var before = PassSimulation.report(ObservationFixture.running());
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    var status =
        PassSimulation.report(ObservationFixture.running().status(before).environment(blind));

    assertThat(status.environmentId()).isEqualTo("e-1");
    assertThat(status.url()).isEqualTo(before.url());
    assertThat(status.lifecycle()).isEqualTo("Ready");
    assertThat(status.health()).isEqualTo(before.health());
    assertThat(status.platform()).isEqualTo(before.platform());
    assertThat(status.version()).isEqualTo(before.version());
    assertThat(PassSimulation.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.True);
    assertThat(PassSimulation.hasCondition(status, ConditionType.Reconciling)).isFalse();
  }

  @Test
  void beforeTheFirstLookReadyIsUnknown() {
    var blind = new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "not yet");

    var status = PassSimulation.report(ObservationFixture.notCreated().environment(blind));

    assertThat(PassSimulation.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.Unknown);
    assertThat(PassSimulation.condition(status, ConditionType.Healthy).status())
        .isEqualTo(ConditionStatus.Unknown);
    assertThat(PassSimulation.hasCondition(status, ConditionType.Reconciling)).isTrue();
  }

  @Test
  void anEnvironmentOfOthersIsNotClaimedByLookingAtIt() {
    var given =
        ObservationFixture.running().status("{environmentId: null}").known("tags", Map.of());

    var status = PassSimulation.report(given);

    assertThat(status.environmentId()).isNull();
    assertThat(status.url()).isNull();
    assertThat(PassSimulation.hasCondition(status, ConditionType.Stalled)).isTrue();
  }

  @Test
  void ourOwnTagOrOurOwnCallMakesAnEnvironmentOurs() {
    var lost = ObservationFixture.running().status("{environmentId: null}");
    var made =
        ObservationFixture.running()
            .status("{environmentId: null}")
            .notRead("tags")
            .environment("lifecycle", Lifecycle.Launching)
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofMinutes(1));
    var unproven =
        ObservationFixture.running()
            .status("{environmentId: null}")
            .notRead("tags")
            .operation(OperationKind.Create, "v-wanted", "null", Duration.ofSeconds(1));

    assertThat(PassSimulation.report(lost).environmentId()).isEqualTo("e-1");
    assertThat(PassSimulation.report(made).environmentId()).isEqualTo("e-1");
    assertThat(PassSimulation.report(unproven).environmentId()).isNull();
  }

  @Test
  void anOperationIsThereFromItsIntentToItsEnd() {
    var given = ObservationFixture.prepared();
    var intended = new Operation("Create", "v-wanted", null, ObservationFixture.NOW, 1L, null);

    assertThat(
            PassSimulation.report(given, new BeanstalkOutcome.IntentRecorded(intended)).operation())
        .isEqualTo(intended);
    assertThat(
            PassSimulation.report(
                    given,
                    new BeanstalkOutcome.Uncertain(intended, new Failure.Unavailable("lost")))
                .operation())
        .isEqualTo(intended);
    assertThat(
            PassSimulation.report(given, PassSimulation.started(OperationKind.Create, "v-wanted"))
                .operation())
        .isEqualTo(new Operation("Create", "v-wanted", "r-2", ObservationFixture.NOW, 1L, null));
    assertThat(
            PassSimulation.report(given, new BeanstalkOutcome.Failed(new Failure.Denied("no")))
                .operation())
        .isNull();
    assertThat(PassSimulation.report(ObservationFixture.deploying()).operation())
        .isEqualTo(ObservationFixture.deploying().resource().previousStatus().operation());
    assertThat(
            PassSimulation.report(
                    ObservationFixture.deploying()
                        .environment(ObservationFixture.READY)
                        .event("INFO", "Environment update completed successfully."))
                .operation())
        .isNull();
  }

  @Test
  void aCallThatFailedIsTheReasonOfReady() {
    var status =
        PassSimulation.report(
            ObservationFixture.prepared(),
            new BeanstalkOutcome.Failed(new Failure.QuotaExceeded("too many")));

    assertThat(PassSimulation.condition(status, ConditionType.Ready).reason())
        .isEqualTo("QuotaExceeded");
    assertThat(PassSimulation.condition(status, ConditionType.Stalled).message())
        .startsWith("too many. Delete what is no longer needed");
  }

  @Test
  void anAskIsAnsweredOnceAndARedeploymentOnlyWhenItBegan() {
    var given =
        ObservationFixture.running()
            .annotation(Annotations.RECONCILE, "now")
            .annotation(Annotations.REDEPLOY, "today");

    assertThat(PassSimulation.report(given).lastHandledReconcileAt()).isEqualTo("now");
    assertThat(PassSimulation.report(given).lastHandledRedeployAt()).isNull();
    assertThat(
            PassSimulation.report(
                    given, PassSimulation.started(OperationKind.Deploy, "v-wanted", "today"))
                .lastHandledRedeployAt())
        .isEqualTo("today");
    assertThat(
            PassSimulation.report(given, PassSimulation.started(OperationKind.UpdateTags, null))
                .lastHandledRedeployAt())
        .isNull();
    assertThat(
            PassSimulation.report(given, PassSimulation.started(OperationKind.Rollback, "v-good"))
                .lastHandledRedeployAt())
        .isNull();
    assertThat(
            PassSimulation.report(
                    ObservationFixture.running().status("lastHandledReconcileAt: old"))
                .lastHandledReconcileAt())
        .isEqualTo("old");
  }

  @Test
  void causesThatMayNotBeReadAreToldAsThat() {
    var denied = new Failure.Denied("elasticbeanstalk:DescribeEnvironmentHealth: not authorized");
    var given =
        ObservationFixture.running()
            .environment("health", HealthStatus.Severe)
            .unreadable("healthCauses", denied);

    assertThat(
            PassSimulation.condition(PassSimulation.report(given), ConditionType.Healthy).message())
        .isEqualTo(
            "Beanstalk reports Severe, worse than Ok. Health causes could not be read: "
                + denied.message());
  }

  @Test
  void causesAreToldWithoutFiguresThatChangeAtEveryLook() {
    var given =
        ObservationFixture.running()
            .environment("health", HealthStatus.Severe)
            .known("healthCauses", List.of("12.5 % of 1,204 requests fail"));

    var status = PassSimulation.report(given);

    assertThat(status.health()).isNotNull();
    assertThat(String.valueOf(status.health())).contains("Severe", "# % of # requests fail");
    assertThat(PassSimulation.condition(status, ConditionType.Healthy).message())
        .isEqualTo("Beanstalk reports Severe, worse than Ok. # % of # requests fail");
    assertThat(PassSimulation.report(given.status(status).notRead("healthCauses")).health())
        .isEqualTo(status.health());
    assertThat(
            String.valueOf(
                PassSimulation.report(ObservationFixture.running().status(status)).health()))
        .contains("causes=[]");
  }

  @ParameterizedTest
  @CsvSource({"Warning, Warning, True", "Warning, Ok, False", "NoData, Severe, Unknown"})
  void healthIsHeldAgainstTheThreshold(
      HealthStatus health, String threshold, ConditionStatus status) {
    var given =
        ObservationFixture.running()
            .environment("health", health)
            .spec("deployment: {healthThreshold: %s}".formatted(threshold));

    assertThat(
            PassSimulation.condition(PassSimulation.report(given), ConditionType.Healthy).status())
        .isEqualTo(status);
  }
}
