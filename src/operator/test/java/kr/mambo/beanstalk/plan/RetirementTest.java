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
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of the environment that was replaced. */
class RetirementTest {
  private static final OptionKey COUPLED = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");

  static Given withDatabase() {
    return Replacing.second().known("settings", new LiveSettings(Map.of(COUPLED, "true"), false));
  }

  private static Given retiring(String after) {
    return Given.running()
        .status(Replacing.in("Retiring").subject().before())
        .status(
            "replacement: {environmentName: mambo-py-b, environmentId: e-2, cname: %s, phase: Retiring, reason: r, since: '2026-03-01T11:50:00Z', terminateAfter: '%s'}"
                .formatted(Replacing.CNAME, after));
  }

  private static Given over() {
    return retiring("2026-03-01T11:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:01Z, false", "2026-03-01T11:59:59Z, true"})
  void itGoesAfterItsGraceTime(String after, boolean goes) {
    var decision = decide(retiring(after).beside(Replacing.second()));

    assertThat(decision instanceof AtOther).isEqualTo(goes);
    if (!goes)
      says(decision, Decision.Nothing.class, Reason.Deployed, "mambo-py-b", "terminated after");
  }

  @Test
  void whileItCannotGoNothingIsDone() {
    for (var busy : Lifecycle.values()) {
      var decision = decide(over().beside(Replacing.second().live("lifecycle", busy)));
      assertThat(decision instanceof AtOther).isEqualTo(busy == Lifecycle.Ready);
    }
    says(
        decide(over().beside(Replacing.second().unreadable("settings", new Failure.Denied("no")))),
        Decision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void onceItIsGoneTheReplacementIsOver() {
    assertThat(says(decide(over().beside(Replacing.absent())), MoveTo.class, Reason.Retiring).to())
        .isEmpty();
    says(decide(over()), Decision.Nothing.class, Reason.Deployed);
  }

  @Test
  void oneThatIsNotOursAnyMoreIsLeft() {
    says(
        decide(over().beside(Replacing.second().known("tags", Map.of()))),
        MoveTo.class,
        Reason.Retiring,
        "owner tag");
    says(
        decide(over().beside(Replacing.second().live("id", "e-9"))),
        MoveTo.class,
        Reason.Retiring,
        "is left");
  }

  @Test
  void aDatabaseThatWouldGoWithItKeepsIt() {
    var kept =
        says(
            decide(over().beside(withDatabase())),
            MoveTo.class,
            Reason.Retiring,
            "Retain or Snapshot");
    var later = Given.running().status(Replacing.in("Kept").subject().before());

    assertThat(kept.to())
        .hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(ReplacementPhase.Kept));
    says(
        decide(later.beside(withDatabase())),
        Decision.Nothing.class,
        Reason.Deployed,
        "The load balancer is"); // the reason that was written down
    says(decide(later.beside(Replacing.second())), AtOther.class, Reason.Retiring);
  }

  @Test
  void aTerminationThatFailedIsTriedAgainInSomeMinutes() {
    var failed =
        over()
            .status(
                "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:55:00Z', generation: 1, environmentName: mambo-py-b}");
    var ended =
        Replacing.second()
            .event(
                new EventLine(
                    Given.NOW.minusSeconds(60), "ERROR", "Stack deletion failed", "r-1", ""));

    var move = says(decide(failed.beside(ended)), MoveTo.class, Reason.Retiring, "Stack deletion");

    assertThat(move.to())
        .hasValueSatisfying(
            s -> assertThat(s.terminateAfter()).isEqualTo(Given.NOW.plus(Duration.ofMinutes(5))));
  }

  @Test
  void aTerminationThatRunsIsNotAskedForAgain() {
    var running =
        over()
            .status(
                "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:59:50Z', generation: 1, environmentName: mambo-py-b}");

    says(decide(running.beside(Replacing.second())), Decision.Nothing.class, Reason.Deployed);
  }

  @Test
  void observedItIsOnlySaidAndOnlyItsEndWrittenDown() {
    says(
        decide(over().spec("managementMode: Observe").beside(Replacing.second())),
        Decision.Nothing.class,
        Reason.Deployed,
        "would be done");
    says(
        decide(over().spec("managementMode: Observe").beside(Replacing.absent())),
        MoveTo.class,
        Reason.Retiring);
  }

  @Test
  void whatWasJustBegunIsGivenUpOnceItIsSeen() {
    var given =
        Replacing.in("Preparing")
            .known("settings", Replacing.settings("network"))
            .status(
                "replacement: {environmentName: mambo-py-b, cname: c, phase: Preparing, reason: r, since: '2026-03-01T11:59:30Z'}");
    var going =
        "operation: {kind: Create, label: v-wanted, requestId: r-1, startedAt: '2026-03-01T11:59:50Z', generation: 2, environmentName: mambo-py-b}";

    says(
        decide(given.status(going), Replacing.wanted()),
        Decision.Wait.class,
        Reason.Replacing,
        "mambo-py-b",
        "once its creation is seen");
    says(
        decide(given.status("operation: null"), Replacing.wanted()),
        MoveTo.class,
        Reason.Replacing,
        "is not needed any more: the spec");
  }
}
