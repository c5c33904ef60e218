package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.YamlFixtures;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools that follow kstatus see in typical statuses, and each branch of its rules. */
class KstatusTest {
  private static Kstatus compute(EbEnvironmentStatus status) {
    return Kstatus.compute(1, false, status);
  }

  @ParameterizedTest
  @CsvSource({
    "Ready, True, Current",
    "Ready, False, InProgress",
    "Ready, Unknown, InProgress",
    "Reconciling, True, InProgress",
    "Reconciling, False, Current",
    "Stalled, True, Failed",
    "Stalled, False, Current",
    "Healthy, False, Current"
  })
  void theRulesAreThoseOfKstatus(String type, String status, Kstatus judged) {
    var written =
        "conditions: [{type: %s, status: '%s', reason: R, message: m, lastTransitionTime: '2026-03-01T00:00:00Z'}]"
            .formatted(type, status);

    assertThat(compute(YamlFixtures.status(written))).isEqualTo(judged);
  }

  @ParameterizedTest
  @CsvSource({
    "Reconciling, Stalled, InProgress",
    "Stalled, Reconciling, Failed",
    "Stalled, Ready, Failed",
    "Ready, Reconciling, InProgress"
  })
  void ofTwoConditionsTheRulesTakeTheFirstThatDecides(String first, String second, Kstatus judged) {
    var one = "{type: %s, status: 'True', reason: R, message: m, lastTransitionTime: '%s'}";
    var at = "2026-03-01T00:00:00Z";

    assertThat(
            compute(
                YamlFixtures.status(
                    "conditions: [%s, %s]"
                        .formatted(one.formatted(first, at), one.formatted(second, at)))))
        .isEqualTo(judged);
  }

  @Test
  void withoutAStatusTheRulesSayCurrentAndWithTheDefaultOneInProgress() {
    assertThat(Kstatus.compute(1, false, EbEnvironmentStatus.NONE)).isEqualTo(Kstatus.Current);
    assertThat(Kstatus.compute(1, false, YamlFixtures.status("observedGeneration: -1")))
        .isEqualTo(Kstatus.InProgress);
  }

  @Test
  void anOldStatusIsInProgressAndADeletedResourceTerminates() {
    var status = YamlFixtures.status("observedGeneration: 1");

    assertThat(Kstatus.compute(2, false, status)).isEqualTo(Kstatus.InProgress);
    assertThat(Kstatus.compute(2, true, status)).isEqualTo(Kstatus.Terminating);
  }

  @Test
  void aConvergedEnvironmentIsCurrent() {
    assertThat(compute(PassSimulation.report(ObservationFixture.running())))
        .isEqualTo(Kstatus.Current);
  }

  @Test
  void whatIsMadeIsInProgress() {
    assertThat(compute(PassSimulation.report(ObservationFixture.notCreated())))
        .isEqualTo(Kstatus.InProgress);
    assertThat(
            compute(
                PassSimulation.report(
                    ObservationFixture.prepared(),
                    PassSimulation.started(OperationKind.Create, "v-wanted"))))
        .isEqualTo(Kstatus.InProgress);
    assertThat(compute(PassSimulation.report(ObservationFixture.deploying())))
        .isEqualTo(Kstatus.InProgress);
  }

  @Test
  void whatHasNotBeenSeenYetIsInProgress() {
    var blind = new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "not asked yet");

    assertThat(compute(PassSimulation.report(ObservationFixture.notCreated().environment(blind))))
        .isEqualTo(Kstatus.InProgress);
  }

  @Test
  void whatIsMissingIsInProgressAndWhatIsWrongHasFailed() {
    var idle = new BeanstalkOutcome.NotExecuted();

    assertThat(
            compute(
                PassSimulation.report(
                    ObservationFixture.notCreated(),
                    RenderingFixtures.refused(Problem.missing("f", "m")),
                    idle)))
        .isEqualTo(Kstatus.InProgress);
    assertThat(
            compute(
                PassSimulation.report(
                    ObservationFixture.notCreated(),
                    RenderingFixtures.refused(Problem.invalid("f", "m")),
                    idle)))
        .isEqualTo(Kstatus.Failed);
  }

  @Test
  void aFailedDeploymentThatIsHeldHasFailed() {
    var given =
        ObservationFixture.deploying()
            .environment("lifecycle", Lifecycle.Ready)
            .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5))
            .event("ERROR", "broken")
            .spec("deployment: {onFailedDeploy: Hold}");

    var failed = PassSimulation.report(given, new BeanstalkOutcome.Done());

    assertThat(compute(failed)).isEqualTo(Kstatus.InProgress);
    assertThat(compute(PassSimulation.report(given.status(failed)))).isEqualTo(Kstatus.Failed);
  }

  @Test
  void aRefusedCallHasFailedAndAThrottledOneIsInProgress() {
    var given = ObservationFixture.prepared();

    assertThat(
            compute(
                PassSimulation.report(
                    given, new BeanstalkOutcome.Failed(new Failure.Denied("no")))))
        .isEqualTo(Kstatus.Failed);
    assertThat(
            compute(
                PassSimulation.report(
                    given, new BeanstalkOutcome.Failed(new Failure.Throttled("slow")))))
        .isEqualTo(Kstatus.InProgress);
  }

  @Test
  void anUnhealthyOrSuspendedEnvironmentIsNotCurrent() {
    assertThat(
            compute(
                PassSimulation.report(
                    ObservationFixture.running().environment("health", HealthStatus.Severe))))
        .isEqualTo(Kstatus.InProgress);
    assertThat(compute(PassSimulation.report(ObservationFixture.running().spec("suspend: true"))))
        .isEqualTo(Kstatus.InProgress);
  }

  @Test
  void aNewGenerationIsInProgressUntilItRuns() {
    var before = PassSimulation.report(ObservationFixture.running());
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    var after =
        PassSimulation.report(
            ObservationFixture.running().status(before).generation(2).environment(blind));

    assertThat(Kstatus.compute(2, false, after)).isEqualTo(Kstatus.InProgress);
  }

  @Test
  void aConvergedEnvironmentStaysCurrentWhileAwsDoesNotAnswer() {
    var before = PassSimulation.report(ObservationFixture.running());
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    assertThat(
            compute(
                PassSimulation.report(
                    ObservationFixture.running().status(before).environment(blind))))
        .isEqualTo(Kstatus.Current);
  }

  @Test
  void aDeletedResourceTerminates() {
    var status =
        PassSimulation.report(ObservationFixture.running().deleting(DeletionPolicy.Delete));

    assertThat(Kstatus.compute(1, true, status)).isEqualTo(Kstatus.Terminating);
    assertThat(compute(status)).isEqualTo(Kstatus.InProgress);
  }
}
