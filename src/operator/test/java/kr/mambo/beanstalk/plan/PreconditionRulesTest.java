package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be true before anything is done at all. */
class PreconditionRulesTest {
  @Test
  void withoutAnIdentityNothingIsDone() {
    var given =
        ObservationFixture.prepared()
            .access(new Access.Refused(Reason.AccountMissing, "no account"));

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.AccountMissing, "no account");
  }

  @Test
  void suspendHolds() {
    assertDecision(
        decide(ObservationFixture.prepared().spec("suspend: true")),
        BeanstalkDecision.Paused.class,
        Reason.Suspended,
        "suspend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "", "while I look"})
  void thePausedAnnotationHolds(String value) {
    assertDecision(
        decide(ObservationFixture.prepared().annotation(Annotations.PAUSED, value)),
        BeanstalkDecision.Paused.class,
        Reason.PausedByAnnotation,
        Annotations.PAUSED);
  }

  @Test
  void anAnnotationOfFalseDoesNotHold() {
    assertDecision(
        decide(ObservationFixture.running().annotation(Annotations.PAUSED, "false")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{placement: Beanstalk, replacement: BlueGreen, logsOnFailure: Secret}",
        "{platform: {update: {mode: Manual}}}",
        "{platform: {update: {mode: Immediate}}}",
        "{platform: {branch: Docker running on 64bit Amazon Linux 2023}}",
        "{imageResolution: {pin: Always, refreshIntervalSeconds: 60}}",
      })
  void whatIsHonouredIsNotRefused(String spec) {
    assertDecision(
        decide(ObservationFixture.running().spec(spec)),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @ParameterizedTest
  @EnumSource(names = {"WaitingForFirstObservation", "AwsUnavailable"})
  void whatAwsDoesNotAnswerIsWaitedFor(Reason reason) {
    var given =
        ObservationFixture.running().environment(new EnvironmentState.Unknown(reason, "not yet"));

    assertDecision(decide(given), BeanstalkDecision.Wait.class, reason, "not yet");
  }

  @Test
  void whatAwsRefusesIsToldToItsUser() {
    var given =
        ObservationFixture.running()
            .environment(new EnvironmentState.Unknown(Reason.CredentialsRefused, "bad keys"));

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.CredentialsRefused, "bad keys");
  }

  @ParameterizedTest
  @CsvSource({
    "Create, Creating, Creating the environment",
    "Deploy, Deploying, Deploying version v-wanted",
    "Rollback, RollingBack, Rolling back to version v-wanted",
    "UpdateSettings, UpdatingSettings, options",
    "UpdatePlatform, UpdatingPlatform, platform",
    "UpdateTags, UpdatingSettings, tags",
    "Terminate, Terminating, Terminating the environment"
  })
  void ourOperationIsLeftToFinish(OperationKind kind, Reason reason, String word) {
    var given =
        ObservationFixture.running()
            .environment("lifecycle", Lifecycle.Updating)
            .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(1));

    assertDecision(decide(given), BeanstalkDecision.Wait.class, reason, word);
  }

  @ParameterizedTest
  @EnumSource(value = OperationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SwapCnames")
  void anOperationPastItsDeadlineIsSaidToBe(OperationKind kind) {
    var given =
        ObservationFixture.running()
            .environment("lifecycle", Lifecycle.Updating)
            .operation(kind, "v-wanted", "r-1", kind.deadline().plusSeconds(1));

    assertDecision(
        decide(given),
        BeanstalkDecision.Wait.class,
        Reason.OperationOverdue,
        kind.deadline().toMinutes() + "-minute deadline");
  }

  @ParameterizedTest
  @EnumSource(value = Lifecycle.class, mode = EnumSource.Mode.EXCLUDE, names = "Ready")
  void somebodyElsesOperationIsWaitedFor(Lifecycle lifecycle) {
    assertDecision(
        decide(ObservationFixture.running().environment("lifecycle", lifecycle)),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress,
        lifecycle.name());
  }

  @Test
  void whatIsMissingIsWaitedFor() {
    var refused =
        RenderingFixtures.refused(Problem.missing("spec.volumes[a].secret", "Secret a is gone"));

    assertDecision(
        decide(ObservationFixture.running(), refused),
        BeanstalkDecision.Wait.class,
        Reason.InputMissing,
        "spec.volumes[a].secret: Secret a is gone");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsWaitedFor() {
    var refused =
        RenderingFixtures.refused(
            Problem.unresolved("spec.containers[app].image", "registry r: away"));

    assertDecision(
        decide(ObservationFixture.running(), refused),
        BeanstalkDecision.Wait.class,
        Reason.ImageUnresolved,
        "spec.containers[app].image: registry r: away");
  }

  @Test
  void whatIsWrongIsRefusedEvenBesideWhatIsMissing() {
    var refused =
        RenderingFixtures.refused(
            Problem.missing("spec.volumes[a]", "gone"), Problem.invalid("spec.containers", "bad"));

    var decision =
        assertDecision(
            decide(ObservationFixture.running(), refused),
            BeanstalkDecision.Refuse.class,
            Reason.SpecInvalid,
            "spec.containers: bad");

    assertThat(decision.message()).doesNotContain("gone");
  }

  @Test
  void aContradictionOfOptionsHasAReasonOfItsOwn() {
    var refused = RenderingFixtures.refused(Problem.invalid("spec.options", "two values"));

    assertDecision(
        decide(ObservationFixture.running(), refused),
        BeanstalkDecision.Refuse.class,
        Reason.OptionConflict,
        "two");
  }

  @Test
  void ofManyProblemsFiveAreNamedAndTheRestCounted() {
    var many = new Problem[7];
    for (int i = 0; i < many.length; i++) many[i] = Problem.invalid("f" + i, "bad");

    var decision =
        assertDecision(
            decide(ObservationFixture.running(), RenderingFixtures.refused(many)),
            BeanstalkDecision.Refuse.class,
            Reason.SpecInvalid,
            "f4: bad",
            "And 2 more");

    assertThat(decision.message()).doesNotContain("f5");
  }

  @Test
  void inputsThatChangedAMomentAgoAreGivenTime() {
    var plan =
        new BeanstalkPlanner()
            .plan(ObservationFixture.running().observation(), RenderingFixtures.rendered(), true);

    assertDecision(
        plan.decision(), BeanstalkDecision.Wait.class, Reason.InputsChanging, "5 seconds");
  }
}
