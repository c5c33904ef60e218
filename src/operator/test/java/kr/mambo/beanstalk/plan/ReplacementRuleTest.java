package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a replacement begins, when it is given up, and what stands in its way. */
class ReplacementRuleTest {
  private static final Rendering WANTED = Replacing.wanted();

  private static MoveTo moves(Decision decision, ReplacementPhase phase, Reason reason) {
    var move = says(decision, MoveTo.class, reason);
    assertThat(move.to()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
    return move;
  }

  @Test
  void itBeginsWithANameAndTheAddressThatIsToMove() {
    var begun =
        moves(
            decide(Replacing.first("replacement: BlueGreen").beside(Replacing.absent()), WANTED),
            ReplacementPhase.Preparing,
            Reason.Replacing);

    assertThat(begun.to())
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
            .live("name", "mambo-py-b")
            .beside(Replacing.absent());

    assertThat(moves(decide(given, WANTED), ReplacementPhase.Preparing, Reason.Replacing).to())
        .hasValueSatisfying(s -> assertThat(s.environmentName()).isEqualTo("mambo-py"));
  }

  @Test
  void aSecondEnvironmentOfOursIsFoundAgainAndNoOthersTaken() {
    var found =
        decide(Replacing.first("replacement: BlueGreen").beside(Replacing.second()), WANTED);
    var others = Replacing.second().known("tags", Map.of(Tags.OWNER, Given.OWNER));

    assertThat(moves(found, ReplacementPhase.Preparing, Reason.Replacing).to())
        .hasValueSatisfying(s -> assertThat(s.environmentId()).isEqualTo("e-2"));
    says(
        decide(Replacing.first("replacement: BlueGreen").beside(others), WANTED),
        Decision.Refuse.class,
        Reason.EnvironmentExists,
        "mambo-py-b",
        "spec.loadBalancer.type");
  }

  @Test
  void nothingBeginsBlindly() {
    says(
        decide(Replacing.first("replacement: BlueGreen"), WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation,
        "mambo-py-b");
    says(
        decide(
            Replacing.first("replacement: BlueGreen").live("cname", "").beside(Replacing.absent()),
            WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation,
        "address");
  }

  @Test
  void observedItIsOnlySaid() {
    says(
        decide(
            Replacing.first("{replacement: BlueGreen, managementMode: Observe}")
                .beside(Replacing.absent()),
            WANTED),
        Decision.Hold.class,
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
        decide(Replacing.in("Preparing").notAsked("settings"), WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(Replacing.in("Preparing").unreadable("settings", new Failure.Denied("no")), WANTED),
        Decision.Refuse.class,
        Reason.AccessDenied);
  }

  @Test
  void whatIsGivenUpDoesNotHoldTheFirstUp() {
    var given =
        Given.running()
            .status(Replacing.in("Dropping").subject().before())
            .status("version: {inputs: other, keyId: k1, desired: v-wanted}")
            .beside(Replacing.second().live("lifecycle", Lifecycle.Launching));

    says(decide(given), Decision.UpdateEnvironment.class, Reason.Deploying);
  }

  @Test
  void itGoesOnceAllElseIsDone() {
    var given =
        Given.running()
            .status(Replacing.in("Dropping").subject().before())
            .beside(Replacing.second());

    var end = says(decide(given), AtOther.class, Reason.Retiring, "mambo-py-b");

    assertThat(end.what())
        .isInstanceOfSatisfying(
            Decision.Terminate.class, t -> assertThat(t.environmentId()).isEqualTo("e-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dropping", "Retiring"})
  void theNameIsMadeFreeBeforeItIsNeededAgain(String phase) {
    var gone = Replacing.in(phase);
    var there = Replacing.in(phase).beside(Replacing.second());
    var going =
        Replacing.in(phase).beside(Replacing.second().live("lifecycle", Lifecycle.Terminating));

    assertThat(says(decide(gone, WANTED), MoveTo.class, Reason.Retiring, "is gone").to()).isEmpty();
    says(decide(there, WANTED), AtOther.class, Reason.Retiring);
    says(decide(going, WANTED), Decision.Wait.class, Reason.Replacing, "mambo-py-b", "is gone");
  }

  @Test
  void aDatabaseThatStaysKeepsTheName() {
    var given = Replacing.in("Kept").beside(RetirementTest.withDatabase());

    says(
        decide(given, WANTED),
        Decision.Refuse.class,
        Reason.DatabaseWouldBeDeleted,
        "the name of its replacement is taken");
    says(
        decide(given.spec("replacement: Never"), WANTED),
        Decision.Refuse.class,
        Reason.ReplacementNeeded);
  }

  @Test
  void whileTheFirstIsBusyNothingIsConcluded() {
    says(
        decide(
            Replacing.first("replacement: BlueGreen")
                .live("lifecycle", Lifecycle.Updating)
                .operation(OperationKind.SwapCnames, "null", "r-1", Duration.ofMinutes(1)),
            WANTED),
        Decision.Wait.class,
        Reason.OperationInProgress);
  }
}
