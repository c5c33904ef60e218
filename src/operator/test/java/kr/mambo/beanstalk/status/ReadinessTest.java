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
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.CreateEnvironmentBuilder;
import kr.mambo.beanstalk.model.CreateVersionBuilder;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.SaveSettingsBuilder;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each decision means for those who wait for Ready. */
class ReadinessTest {
  private static final Garbage GARBAGE = new Garbage(List.of("v"), List.of());

  private static ConditionAssessment health(ConditionStatus status) {
    var reason =
        switch (status) {
          case True -> Reason.Healthy;
          case False -> Reason.Unhealthy;
          case Unknown -> Reason.HealthUnknown;
        };
    return new ConditionAssessment(ConditionType.Healthy, status, reason, "health");
  }

  private static Readiness readiness(BeanstalkDecision decision) {
    return Readiness.of(decision, health(ConditionStatus.True));
  }

  static Stream<BeanstalkDecision> work() {
    var r = Reason.Deploying;
    return Stream.of(
        new BeanstalkDecision.CreateApplication("a", r, "m"),
        new BeanstalkDecision.UploadArtifacts("v", List.of(), r, "m"),
        CreateVersionBuilder.builder()
            .application("a")
            .label("v")
            .bucket("b")
            .key("k")
            .description("d")
            .reason(r)
            .message("m")
            .build(),
        CreateEnvironmentBuilder.builder()
            .application("a")
            .name("n")
            .cnamePrefix(Optional.empty())
            .platformArn("arn")
            .label("v")
            .options(new TreeMap<>())
            .settings(Optional.empty())
            .tags(Map.of())
            .reason(r)
            .message("m")
            .build(),
        UpdateEnvironmentBuilder.builder()
            .kind(OperationKind.Deploy)
            .environmentId("e")
            .label(Optional.empty())
            .platformArn(Optional.empty())
            .set(new TreeMap<>())
            .remove(List.of())
            .settings(Optional.empty())
            .reason(r)
            .message("m")
            .build(),
        new BeanstalkDecision.RequestLogs("e", "v", r, "m"),
        new BeanstalkDecision.UpdateTags("arn", Map.of(), Set.of(), r, "m"),
        new BeanstalkDecision.Terminate("e", r, "m"),
        new BeanstalkDecision.CleanUp("a", "b", GARBAGE, r, "m"),
        new BeanstalkDecision.Release(List.of(), false, r, "m"),
        new BeanstalkDecision.RemoveFinalizer(r, "m"),
        new BeanstalkDecision.Wait(r, "m"));
  }

  @ParameterizedTest
  @MethodSource("work")
  void whatIsBeingDoneIsReconcilingAndNotReady(BeanstalkDecision decision) {
    var readiness = readiness(decision);

    assertThat(readiness.ready())
        .contains(
            new ConditionAssessment(
                ConditionType.Ready, ConditionStatus.False, Reason.Deploying, "m"));
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
            BeanstalkDecision.Nothing.DEPLOYED,
            SaveSettingsBuilder.builder()
                .label("v")
                .key("k")
                .content("{}")
                .settings("s")
                .reason(Reason.Deployed)
                .message("m")
                .build(),
            new BeanstalkDecision.CollectGarbage("a", "b", GARBAGE, Reason.CleaningUp, "m"))) {
      var readiness = Readiness.of(decision, health(healthy));

      assertThat(readiness.ready()).map(ConditionAssessment::status).contains(ready);
      assertThat(readiness.reconciling()).isEqualTo(reconciling);
      assertThat(readiness.stalled()).isFalse();
    }
  }

  @Test
  void badHealthSaysSoInItsOwnWords() {
    var readiness = Readiness.of(BeanstalkDecision.Nothing.DEPLOYED, health(ConditionStatus.False));

    assertThat(readiness.ready())
        .contains(
            new ConditionAssessment(
                ConditionType.Ready, ConditionStatus.False, Reason.Unhealthy, "health"));
  }

  @Test
  void whatItsUserHasToMendIsStalled() {
    var readiness = readiness(new BeanstalkDecision.Refuse(Reason.CnameTaken, "m"));

    assertThat(readiness.ready()).map(ConditionAssessment::status).contains(ConditionStatus.False);
    assertThat(readiness.stalled()).isTrue();
    assertThat(readiness.reconciling()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Suspended, true", "PausedByAnnotation, true", "Drifted, true", "Observing, false"})
  void whatIsHeldIsUnknownAndNeitherWorkedOnNorStalled(Reason reason, boolean paused) {
    var readiness = readiness(new BeanstalkDecision.Paused(reason, "m"));

    assertThat(readiness.ready())
        .map(ConditionAssessment::status)
        .contains(ConditionStatus.Unknown);
    assertThat(readiness.paused()).isEqualTo(paused);
    assertThat(readiness.reconciling()).isFalse();
    assertThat(readiness.stalled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"AwsUnavailable", "WaitingForFirstObservation"})
  void troubleInReachingAwsSaysNothingAboutTheEnvironment(Reason reason) {
    var readiness = readiness(new BeanstalkDecision.Wait(reason, "m"));

    assertThat(readiness.ready()).isEmpty();
    assertThat(readiness.reconciling()).isTrue();
  }
}
