package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFactoryTest {
  @Test
  void anEnvironmentThatRunsIsTold() {
    var status = Passes.tell(Given.running());

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.environmentName()).isEqualTo("mambo-py");
    assertThat(status.environmentId()).isEqualTo("e-1");
    assertThat(status.url()).isEqualTo("http://mambo-py.ap-northeast-2.elasticbeanstalk.com");
    assertThat(status.lifecycle()).isEqualTo("Ready");
    assertThat(status.platform())
        .hasToString(
            "PlatformVersion[arn=%s, version=4.13.7, lifecycle=recommended, available=4.13.7]"
                .formatted(Given.PLATFORM.arn()));
    assertThat(Passes.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.True);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"'', -", "-, -", "host, http://host"})
  void anUrlIsThereOnceBeanstalkNamesIt(
      @org.jspecify.annotations.Nullable String cname,
      @org.jspecify.annotations.Nullable String url) {
    var live = kr.mambo.beanstalk.model.With.component(Given.READY, "cname", cname);

    assertThat(Passes.tell(Given.running().live(live)).url()).isEqualTo(url);
  }

  @Test
  void whatIsGoneIsToldAsGone() {
    var before = Passes.tell(Given.running());

    var status = Passes.tell(Given.prepared().status(before));

    assertThat(status.environmentId()).as("missed until another is begun").isEqualTo("e-1");
    assertThat(status.url()).isNull();
    assertThat(status.lifecycle()).isNull();
    assertThat(status.health()).isNull();
    assertThat(status.platform()).isNull();
  }

  @Test
  void whatCannotBeSeenStaysAsItWas() {
    var before = Passes.tell(Given.running());
    var blind = new Live.Unknown(Reason.AwsUnavailable, "down");

    var status = Passes.tell(Given.running().status(before).live(blind));

    assertThat(status.environmentId()).isEqualTo("e-1");
    assertThat(status.url()).isEqualTo(before.url());
    assertThat(status.lifecycle()).isEqualTo("Ready");
    assertThat(status.health()).isEqualTo(before.health());
    assertThat(status.platform()).isEqualTo(before.platform());
    assertThat(status.version()).isEqualTo(before.version());
    assertThat(Passes.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.True);
    assertThat(Passes.has(status, ConditionType.Reconciling)).isFalse();
  }

  @Test
  void beforeTheFirstLookReadyIsUnknown() {
    var blind = new Live.Unknown(Reason.WaitingForFirstObservation, "not yet");

    var status = Passes.tell(Given.nothingThere().live(blind));

    assertThat(Passes.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.Unknown);
    assertThat(Passes.condition(status, ConditionType.Healthy).status())
        .isEqualTo(ConditionStatus.Unknown);
    assertThat(Passes.has(status, ConditionType.Reconciling)).isTrue();
  }

  @Test
  void anEnvironmentOfOthersIsNotClaimedByLookingAtIt() {
    var given = Given.running().status("{environmentId: null}").known("tags", Map.of());

    var status = Passes.tell(given);

    assertThat(status.environmentId()).isNull();
    assertThat(status.url()).isNull();
    assertThat(Passes.has(status, ConditionType.Stalled)).isTrue();
  }

  @Test
  void ourOwnTagOrOurOwnCallMakesAnEnvironmentOurs() {
    var lost = Given.running().status("{environmentId: null}");
    var made =
        Given.running()
            .status("{environmentId: null}")
            .notAsked("tags")
            .live("lifecycle", Lifecycle.Launching)
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofMinutes(1));
    var unproven =
        Given.running()
            .status("{environmentId: null}")
            .notAsked("tags")
            .operation(OperationKind.Create, "v-wanted", "null", Duration.ofSeconds(1));

    assertThat(Passes.tell(lost).environmentId()).isEqualTo("e-1");
    assertThat(Passes.tell(made).environmentId()).isEqualTo("e-1");
    assertThat(Passes.tell(unproven).environmentId()).isNull();
  }

  @Test
  void anOperationIsThereFromItsIntentToItsEnd() {
    var given = Given.prepared();
    var intended = new Operation("Create", "v-wanted", null, Given.NOW, 1L, null);

    assertThat(Passes.tell(given, new Outcome.Intended(intended)).operation()).isEqualTo(intended);
    assertThat(
            Passes.tell(given, new Outcome.Uncertain(intended, new Failure.Unavailable("lost")))
                .operation())
        .isEqualTo(intended);
    assertThat(Passes.tell(given, Passes.begun(OperationKind.Create, "v-wanted")).operation())
        .isEqualTo(new Operation("Create", "v-wanted", "r-2", Given.NOW, 1L, null));
    assertThat(Passes.tell(given, new Outcome.Failed(new Failure.Denied("no"))).operation())
        .isNull();
    assertThat(Passes.tell(Given.deploying()).operation())
        .isEqualTo(Given.deploying().subject().before().operation());
    assertThat(
            Passes.tell(
                    Given.deploying()
                        .live(Given.READY)
                        .event("INFO", "Environment update completed successfully."))
                .operation())
        .isNull();
  }

  @Test
  void aCallThatFailedIsTheReasonOfReady() {
    var status = Passes.tell(Given.prepared(), new Outcome.Failed(new Failure.Quota("too many")));

    assertThat(Passes.condition(status, ConditionType.Ready).reason()).isEqualTo("QuotaExceeded");
    assertThat(Passes.condition(status, ConditionType.Stalled).message())
        .startsWith("too many. Delete what is no longer needed");
  }

  @Test
  void anAskIsAnsweredOnceAndARedeploymentOnlyWhenItBegan() {
    var given =
        Given.running()
            .annotation(Annotations.RECONCILE, "now")
            .annotation(Annotations.REDEPLOY, "today");

    assertThat(Passes.tell(given).lastHandledReconcileAt()).isEqualTo("now");
    assertThat(Passes.tell(given).lastHandledRedeployAt()).isNull();
    assertThat(
            Passes.tell(given, Passes.begun(OperationKind.Deploy, "v-wanted", "today"))
                .lastHandledRedeployAt())
        .isEqualTo("today");
    assertThat(
            Passes.tell(given, Passes.begun(OperationKind.UpdateTags, null))
                .lastHandledRedeployAt())
        .isNull();
    assertThat(
            Passes.tell(given, Passes.begun(OperationKind.Rollback, "v-good"))
                .lastHandledRedeployAt())
        .isNull();
    assertThat(
            Passes.tell(Given.running().status("lastHandledReconcileAt: old"))
                .lastHandledReconcileAt())
        .isEqualTo("old");
  }

  @Test
  void causesThatMayNotBeReadAreToldAsThat() {
    var denied = new Failure.Denied("elasticbeanstalk:DescribeEnvironmentHealth: not authorized");
    var given = Given.running().live("health", HealthStatus.Severe).unreadable("causes", denied);

    assertThat(Passes.condition(Passes.tell(given), ConditionType.Healthy).message())
        .isEqualTo(
            "Beanstalk reports Severe, worse than Ok. Why, may not be read: " + denied.message());
  }

  @Test
  void causesAreToldWithoutFiguresThatChangeAtEveryLook() {
    var given =
        Given.running()
            .live("health", HealthStatus.Severe)
            .known("causes", List.of("12.5 % of 1,204 requests fail"));

    var status = Passes.tell(given);

    assertThat(status.health()).isNotNull();
    assertThat(String.valueOf(status.health())).contains("Severe", "# % of # requests fail");
    assertThat(Passes.condition(status, ConditionType.Healthy).message())
        .isEqualTo("Beanstalk reports Severe, worse than Ok. # % of # requests fail");
    assertThat(Passes.tell(given.status(status).notAsked("causes")).health())
        .isEqualTo(status.health());
    assertThat(String.valueOf(Passes.tell(Given.running().status(status)).health()))
        .contains("causes=[]");
  }

  @ParameterizedTest
  @CsvSource({"Warning, Warning, True", "Warning, Ok, False", "NoData, Severe, Unknown"})
  void healthIsHeldAgainstTheThreshold(
      HealthStatus health, String threshold, ConditionStatus status) {
    var given =
        Given.running()
            .live("health", health)
            .spec("deployment: {healthThreshold: %s}".formatted(threshold));

    assertThat(Passes.condition(Passes.tell(given), ConditionType.Healthy).status())
        .isEqualTo(status);
  }
}
