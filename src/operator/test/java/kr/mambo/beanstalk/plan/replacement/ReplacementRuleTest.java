package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
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
import kr.mambo.beanstalk.plan.Replacing;
import kr.mambo.beanstalk.plan.lifecycle.EnvironmentRetirementTest;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a replacement begins, when it is given up, and what stands in its way. */
class ReplacementRuleTest {
  private static final BeanstalkRendering WANTED = Replacing.wanted();

  private static ChangePhase moves(
      BeanstalkDecision decision, ReplacementPhase phase, Reason reason) {
    var move = says(decision, ChangePhase.class, reason);
    assertThat(move.next()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
    return move;
  }

  @Test
  void itBeginsWithANameAndTheAddressThatIsToMove() {
    var begun =
        moves(
            decide(
                Replacing.first("replacement: BlueGreen").replacement(Replacing.absent()), WANTED),
            ReplacementPhase.Preparing,
            Reason.Replacing);

    assertThat(begun.next())
        .hasValueSatisfying(
            second -> {
              assertThat(second.environmentName()).isEqualTo("mambo-py-b");
              assertThat(second.environmentId()).isNull();
              assertThat(second.cname()).isEqualTo(Replacing.CNAME);
              assertThat(second.reason()).contains("application and cannot become network");
            });
  }

  @Test
  void theNextTimeTheFirstNameIsTakenAgain() {
    var given =
        Replacing.first("replacement: BlueGreen")
            .status("environmentName: mambo-py-b")
            .environment("name", "mambo-py-b")
            .replacement(Replacing.absent());

    assertThat(moves(decide(given, WANTED), ReplacementPhase.Preparing, Reason.Replacing).next())
        .hasValueSatisfying(s -> assertThat(s.environmentName()).isEqualTo("mambo-py"));
  }

  @Test
  void aSecondEnvironmentOfOursIsFoundAgainAndNoOthersTaken() {
    var found =
        decide(Replacing.first("replacement: BlueGreen").replacement(Replacing.second()), WANTED);
    var others = Replacing.second().known("tags", Map.of(Tags.OWNER, ObservationFixture.OWNER));

    assertThat(moves(found, ReplacementPhase.Preparing, Reason.Replacing).next())
        .hasValueSatisfying(s -> assertThat(s.environmentId()).isEqualTo("e-2"));
    says(
        decide(Replacing.first("replacement: BlueGreen").replacement(others), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "mambo-py-b",
        "spec.loadBalancer.type");
  }

  @Test
  void nothingBeginsBlindly() {
    says(
        decide(Replacing.first("replacement: BlueGreen"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "mambo-py-b");
    says(
        decide(
            Replacing.first("replacement: BlueGreen")
                .environment("cname", "")
                .replacement(Replacing.absent()),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "address");
  }

  @Test
  void observedItIsOnlySaid() {
    says(
        decide(
            Replacing.first("{replacement: BlueGreen, managementMode: Observe}")
                .replacement(Replacing.absent()),
            WANTED),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "mambo-py-b takes its place");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReplacementPhase.class,
      names = {"Preparing", "Settling", "Failed", "Unswapped"})
  void aSpecThatIsChangedBackGivesItUp(ReplacementPhase phase) {
    var given = Replacing.in(phase.name()).known("settings", Replacing.settings("network"));

    assertThat(moves(decide(given, WANTED), ReplacementPhase.Dropping, Reason.Replacing).message())
        .contains("mambo-py-b is not needed any more");
  }

  @Test
  void aPolicyOfNeverGivesItUpToo() {
    moves(
        decide(Replacing.in("Settling").spec("replacement: Never"), WANTED),
        ReplacementPhase.Dropping,
        Reason.Replacing);
  }

  @Test
  void nothingIsGivenUpBlindly() {
    says(
        decide(Replacing.in("Preparing").notRead("settings"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(Replacing.in("Preparing").unreadable("settings", new Failure.Denied("no")), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied);
  }

  @Test
  void whatIsGivenUpDoesNotHoldTheFirstUp() {
    var given =
        ObservationFixture.running()
            .status(Replacing.in("Dropping").resource().previousStatus())
            .status("version: {inputs: other, keyId: k1, desired: v-wanted}")
            .replacement(Replacing.second().environment("lifecycle", Lifecycle.Launching));

    says(decide(given), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying);
  }

  @Test
  void itGoesOnceAllElseIsDone() {
    var given =
        ObservationFixture.running()
            .status(Replacing.in("Dropping").resource().previousStatus())
            .replacement(Replacing.second());

    var end = says(decide(given), OnReplacement.class, Reason.Retiring, "mambo-py-b");

    assertThat(end.decision())
        .isInstanceOfSatisfying(
            BeanstalkDecision.Terminate.class, t -> assertThat(t.environmentId()).isEqualTo("e-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dropping", "Retiring"})
  void theNameIsMadeFreeBeforeItIsNeededAgain(String phase) {
    var gone = Replacing.in(phase);
    var there = Replacing.in(phase).replacement(Replacing.second());
    var going =
        Replacing.in(phase)
            .replacement(Replacing.second().environment("lifecycle", Lifecycle.Terminating));

    assertThat(says(decide(gone, WANTED), ChangePhase.class, Reason.Retiring, "is gone").next())
        .isEmpty();
    says(decide(there, WANTED), OnReplacement.class, Reason.Retiring);
    says(
        decide(going, WANTED),
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "mambo-py-b",
        "is gone");
  }

  @Test
  void aDatabaseThatStaysKeepsTheName() {
    var given = Replacing.in("Kept").replacement(EnvironmentRetirementTest.withDatabase());

    says(
        decide(given, WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.DatabaseWouldBeDeleted,
        "the name of its replacement is taken");
    says(
        decide(given.spec("replacement: Never"), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementNeeded);
  }

  @Test
  void whileTheFirstIsBusyNothingIsConcluded() {
    says(
        decide(
            Replacing.first("replacement: BlueGreen")
                .environment("lifecycle", Lifecycle.Updating)
                .operation(OperationKind.SwapCnames, "null", "r-1", Duration.ofMinutes(1)),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress);
  }
}
