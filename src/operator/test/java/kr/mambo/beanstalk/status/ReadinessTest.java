package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each decision means for those who wait for Ready. */
class ReadinessTest {
  private static final Garbage GARBAGE = new Garbage(List.of("v"), List.of());

  private static Assessment health(ConditionStatus status) {
    var reason =
        switch (status) {
          case True -> Reason.Healthy;
          case False -> Reason.Unhealthy;
          case Unknown -> Reason.HealthUnknown;
        };
    return new Assessment(ConditionType.Healthy, status, reason, "health");
  }

  private static Readiness of(Decision decision) {
    return Readiness.of(decision, health(ConditionStatus.True));
  }

  static Stream<Decision> work() {
    var r = Reason.Deploying;
    return Stream.of(
        new Decision.CreateApplication("a", r, "m"),
        new Decision.UploadArtifacts("v", List.of(), r, "m"),
        new Decision.CreateVersion("a", "v", "b", "k", "d", r, "m"),
        new Decision.CreateEnvironment(
            "a",
            "n",
            Optional.empty(),
            "arn",
            "v",
            new TreeMap<>(),
            Optional.empty(),
            Map.of(),
            r,
            "m"),
        new Decision.UpdateEnvironment(
            OperationKind.Deploy,
            "e",
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            Optional.empty(),
            r,
            "m"),
        new Decision.RequestLogs("e", "v", r, "m"),
        new Decision.UpdateTags("arn", Map.of(), Set.of(), r, "m"),
        new Decision.Terminate("e", r, "m"),
        new Decision.CleanUp("a", "b", GARBAGE, r, "m"),
        new Decision.Release(List.of(), false, r, "m"),
        new Decision.Forget(r, "m"),
        new Decision.Wait(r, "m"));
  }

  @ParameterizedTest
  @MethodSource("work")
  void whatIsBeingDoneIsReconcilingAndNotReady(Decision decision) {
    var readiness = of(decision);

    assertThat(readiness.ready())
        .contains(
            new Assessment(ConditionType.Ready, ConditionStatus.False, Reason.Deploying, "m"));
    assertThat(readiness.reconciling()).isTrue();
    assertThat(readiness.stalled()).isFalse();
    assertThat(readiness.paused()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"True, True, false", "False, False, false", "Unknown, False, true"})
  void whatIsDoneIsReadyAsFarAsItIsHealthy(
      ConditionStatus healthy, ConditionStatus ready, boolean reconciling) {
    for (var decision :
        List.of(
            Decision.Nothing.DEPLOYED,
            new Decision.KeepSettings("v", "k", "{}", "s", Reason.Deployed, "m"),
            new Decision.CollectVersions("a", "b", GARBAGE, Reason.CleaningUp, "m"))) {
      var readiness = Readiness.of(decision, health(healthy));

      assertThat(readiness.ready()).map(Assessment::status).contains(ready);
      assertThat(readiness.reconciling()).isEqualTo(reconciling);
      assertThat(readiness.stalled()).isFalse();
    }
  }

  @Test
  void badHealthSaysSoInItsOwnWords() {
    var readiness = Readiness.of(Decision.Nothing.DEPLOYED, health(ConditionStatus.False));

    assertThat(readiness.ready())
        .contains(
            new Assessment(ConditionType.Ready, ConditionStatus.False, Reason.Unhealthy, "health"));
  }

  @Test
  void whatItsUserHasToMendIsStalled() {
    var readiness = of(new Decision.Refuse(Reason.CnameTaken, "m"));

    assertThat(readiness.ready()).map(Assessment::status).contains(ConditionStatus.False);
    assertThat(readiness.stalled()).isTrue();
    assertThat(readiness.reconciling()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Suspended, true", "PausedByAnnotation, true", "Drifted, true", "Observing, false"})
  void whatIsHeldIsUnknownAndNeitherWorkedOnNorStalled(Reason reason, boolean paused) {
    var readiness = of(new Decision.Hold(reason, "m"));

    assertThat(readiness.ready()).map(Assessment::status).contains(ConditionStatus.Unknown);
    assertThat(readiness.paused()).isEqualTo(paused);
    assertThat(readiness.reconciling()).isFalse();
    assertThat(readiness.stalled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"AwsUnavailable", "WaitingForFirstObservation"})
  void troubleInReachingAwsSaysNothingAboutTheEnvironment(Reason reason) {
    var readiness = of(new Decision.Wait(reason, "m"));

    assertThat(readiness.ready()).isEmpty();
    assertThat(readiness.reconciling()).isTrue();
  }
}
