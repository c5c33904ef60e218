package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import kr.mambo.beanstalk.plan.lifecycle.EnvironmentRetirementTest;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a replacement begins, when it is given up, and what stands in its way. */
class ReplacementRuleTest {
  private static final BeanstalkRendering WANTED = ReplacementFixtures.rendering();

  private static ChangePhase assertPhaseChange(
      BeanstalkDecision decision, ReplacementPhase phase, Reason reason) {
    var move = assertDecision(decision, ChangePhase.class, reason);
    assertThat(move.next()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
    return move;
  }

  @Test
  void itBeginsWithANameAndTheAddressThatIsToMove() {
    var begun =
        assertPhaseChange(
            decide(
                ReplacementFixtures.active("replacement: BlueGreen")
                    .replacement(ReplacementFixtures.absentReplacement()),
                WANTED),
            ReplacementPhase.Preparing,
            Reason.Replacing);

    assertThat(begun.next())
        .hasValueSatisfying(
            second -> {
              assertThat(second.environmentName()).isEqualTo("mambo-py-b");
              assertThat(second.environmentId()).isNull();
              assertThat(second.cname()).isEqualTo(ReplacementFixtures.CNAME);
              assertThat(second.reason()).contains("cannot change from application to network");
            });
  }

  @Test
  void theNextTimeTheFirstNameIsTakenAgain() {
    var given =
        ReplacementFixtures.active("replacement: BlueGreen")
            .status("environmentName: mambo-py-b")
            .environment("name", "mambo-py-b")
            .replacement(ReplacementFixtures.absentReplacement());

    assertThat(
            assertPhaseChange(decide(given, WANTED), ReplacementPhase.Preparing, Reason.Replacing)
                .next())
        .hasValueSatisfying(s -> assertThat(s.environmentName()).isEqualTo("mambo-py"));
  }

  @Test
  void aSecondEnvironmentOfOursIsFoundAgainAndNoOthersTaken() {
    var found =
        decide(
            ReplacementFixtures.active("replacement: BlueGreen")
                .replacement(ReplacementFixtures.readyReplacement()),
            WANTED);
    var others =
        ReplacementFixtures.readyReplacement()
            .known("tags", Map.of(Tags.OWNER, ObservationFixture.OWNER));

    assertThat(assertPhaseChange(found, ReplacementPhase.Preparing, Reason.Replacing).next())
        .hasValueSatisfying(s -> assertThat(s.environmentId()).isEqualTo("e-2"));
    assertDecision(
        decide(ReplacementFixtures.active("replacement: BlueGreen").replacement(others), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "mambo-py-b",
        "spec.loadBalancer.type");
  }

  @Test
  void nothingBeginsBlindly() {
    assertDecision(
        decide(ReplacementFixtures.active("replacement: BlueGreen"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "mambo-py-b");
    assertDecision(
        decide(
            ReplacementFixtures.active("replacement: BlueGreen")
                .environment("cname", "")
                .replacement(ReplacementFixtures.absentReplacement()),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "CNAME");
  }

  @Test
  void observedItIsOnlySaid() {
    assertDecision(
        decide(
            ReplacementFixtures.active("{replacement: BlueGreen, managementMode: Observe}")
                .replacement(ReplacementFixtures.absentReplacement()),
            WANTED),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "replacing the environment with mambo-py-b");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReplacementPhase.class,
      names = {"Preparing", "Settling", "Failed", "SwapFailed"})
  void aSpecThatIsChangedBackGivesItUp(ReplacementPhase phase) {
    var given =
        ReplacementFixtures.inPhase(phase.name())
            .known("settings", ReplacementFixtures.settings("network"));

    assertThat(
            assertPhaseChange(decide(given, WANTED), ReplacementPhase.Abandoning, Reason.Replacing)
                .message())
        .contains("mambo-py-b is no longer needed");
  }

  @Test
  void aPolicyOfNeverGivesItUpToo() {
    assertPhaseChange(
        decide(ReplacementFixtures.inPhase("Settling").spec("replacement: Never"), WANTED),
        ReplacementPhase.Abandoning,
        Reason.Replacing);
  }

  @Test
  void nothingIsGivenUpBlindly() {
    assertDecision(
        decide(ReplacementFixtures.inPhase("Preparing").notRead("settings"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    assertDecision(
        decide(
            ReplacementFixtures.inPhase("Preparing")
                .unreadable("settings", new Failure.Denied("no")),
            WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied);
  }

  @Test
  void whatIsGivenUpDoesNotHoldTheFirstUp() {
    var given =
        ObservationFixture.running()
            .status(ReplacementFixtures.inPhase("Abandoning").resource().previousStatus())
            .status("version: {inputs: other, keyId: k1, desired: v-wanted}")
            .replacement(
                ReplacementFixtures.readyReplacement()
                    .environment("lifecycle", Lifecycle.Launching));

    assertDecision(decide(given), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying);
  }

  @Test
  void itGoesOnceAllElseIsDone() {
    var given =
        ObservationFixture.running()
            .status(ReplacementFixtures.inPhase("Abandoning").resource().previousStatus())
            .replacement(ReplacementFixtures.readyReplacement());

    var end = assertDecision(decide(given), OnReplacement.class, Reason.Retiring, "mambo-py-b");

    assertThat(end.decision())
        .isInstanceOfSatisfying(
            BeanstalkDecision.Terminate.class, t -> assertThat(t.environmentId()).isEqualTo("e-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Abandoning", "Retiring"})
  void theNameIsMadeFreeBeforeItIsNeededAgain(String phase) {
    var gone = ReplacementFixtures.inPhase(phase);
    var there =
        ReplacementFixtures.inPhase(phase).replacement(ReplacementFixtures.readyReplacement());
    var going =
        ReplacementFixtures.inPhase(phase)
            .replacement(
                ReplacementFixtures.readyReplacement()
                    .environment("lifecycle", Lifecycle.Terminating));

    assertThat(
            assertDecision(
                    decide(gone, WANTED), ChangePhase.class, Reason.Retiring, "no longer exists")
                .next())
        .isEmpty();
    assertDecision(decide(there, WANTED), OnReplacement.class, Reason.Retiring);
    assertDecision(
        decide(going, WANTED),
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "mambo-py-b",
        "to be terminated");
  }

  @Test
  void aDatabaseThatStaysKeepsTheName() {
    var given =
        ReplacementFixtures.inPhase("Kept").replacement(EnvironmentRetirementTest.withDatabase());

    assertDecision(
        decide(given, WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.DatabaseWouldBeDeleted,
        "the name of its replacement is taken");
    assertDecision(
        decide(given.spec("replacement: Never"), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementNeeded);
  }

  @Test
  void whileTheFirstIsBusyNothingIsConcluded() {
    assertDecision(
        decide(
            ReplacementFixtures.active("replacement: BlueGreen")
                .environment("lifecycle", Lifecycle.Updating)
                .operation(OperationKind.SwapCnames, "null", "r-1", Duration.ofMinutes(1)),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress);
  }
}
