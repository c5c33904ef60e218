package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.Replacing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of the environment that was replaced. */
public class EnvironmentRetirementTest {
  private static final OptionKey COUPLED = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");

  public static ObservationFixture withDatabase() {
    return Replacing.second().known("settings", new LiveSettings(Map.of(COUPLED, "true"), false));
  }

  private static ObservationFixture retiring(String after) {
    return ObservationFixture.running()
        .status(Replacing.in("Retiring").resource().previousStatus())
        .status(
            "replacement: {environmentName: mambo-py-b, environmentId: e-2, cname: %s, phase: Retiring, reason: r, since: '2026-03-01T11:50:00Z', terminateAfter: '%s'}"
                .formatted(Replacing.CNAME, after));
  }

  private static ObservationFixture over() {
    return retiring("2026-03-01T11:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:01Z, false", "2026-03-01T11:59:59Z, true"})
  void itGoesAfterItsGraceTime(String after, boolean goes) {
    var decision = decide(retiring(after).replacement(Replacing.second()));

    assertThat(decision instanceof OnReplacement).isEqualTo(goes);
    if (!goes)
      says(
          decision,
          BeanstalkDecision.Nothing.class,
          Reason.Deployed,
          "mambo-py-b",
          "terminated after");
  }

  @Test
  void whileItCannotGoNothingIsDone() {
    for (var busy : Lifecycle.values()) {
      var decision = decide(over().replacement(Replacing.second().environment("lifecycle", busy)));
      assertThat(decision instanceof OnReplacement).isEqualTo(busy == Lifecycle.Ready);
    }
    says(
        decide(
            over()
                .replacement(Replacing.second().unreadable("settings", new Failure.Denied("no")))),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void onceItIsGoneTheReplacementIsOver() {
    assertThat(
            says(decide(over().replacement(Replacing.absent())), ChangePhase.class, Reason.Retiring)
                .next())
        .isEmpty();
    says(decide(over()), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void oneThatIsNotOursAnyMoreIsLeft() {
    says(
        decide(over().replacement(Replacing.second().known("tags", Map.of()))),
        ChangePhase.class,
        Reason.Retiring,
        "owner tag");
    says(
        decide(over().replacement(Replacing.second().environment("id", "e-9"))),
        ChangePhase.class,
        Reason.Retiring,
        "is left");
  }

  @Test
  void aDatabaseThatWouldGoWithItKeepsIt() {
    var kept =
        says(
            decide(over().replacement(withDatabase())),
            ChangePhase.class,
            Reason.Retiring,
            "Retain or Snapshot");
    var later =
        ObservationFixture.running().status(Replacing.in("Kept").resource().previousStatus());

    assertThat(kept.next())
        .hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(ReplacementPhase.Kept));
    says(
        decide(later.replacement(withDatabase())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed,
        "The load balancer is"); // the reason that was written down
    says(decide(later.replacement(Replacing.second())), OnReplacement.class, Reason.Retiring);
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
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60),
                    "ERROR",
                    "Stack deletion failed",
                    "r-1",
                    ""));

    var move =
        says(
            decide(failed.replacement(ended)),
            ChangePhase.class,
            Reason.Retiring,
            "Stack deletion");

    assertThat(move.next())
        .hasValueSatisfying(
            s ->
                assertThat(s.terminateAfter())
                    .isEqualTo(ObservationFixture.NOW.plus(Duration.ofMinutes(5))));
  }

  @Test
  void aTerminationThatRunsIsNotAskedForAgain() {
    var running =
        over()
            .status(
                "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:59:50Z', generation: 1, environmentName: mambo-py-b}");

    says(
        decide(running.replacement(Replacing.second())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void observedItIsOnlySaidAndOnlyItsEndWrittenDown() {
    says(
        decide(over().spec("managementMode: Observe").replacement(Replacing.second())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed,
        "would be done");
    says(
        decide(over().spec("managementMode: Observe").replacement(Replacing.absent())),
        ChangePhase.class,
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
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "mambo-py-b",
        "once its creation is seen");
    says(
        decide(given.status("operation: null"), Replacing.wanted()),
        ChangePhase.class,
        Reason.Replacing,
        "is not needed any more: the spec");
  }
}
