package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterOutcome;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RhythmTest {
  private static final Duration MOVING = Duration.ofSeconds(10);
  private static final Duration RECHECK = Duration.ofSeconds(15);
  private static final Duration BACKSTOP = Duration.ofMinutes(10);
  private static final Rhythm RHYTHM = new Rhythm(MOVING, RECHECK, BACKSTOP);
  private static final Operation OPERATION =
      new Operation("Deploy", "v", null, Given.NOW, 1L, null);
  private static final EbEnvironmentStatus GOOD =
      Written.status(
          """
          version: {deployed: v, lastGood: {label: v}}
          conditions: [{type: Ready, status: 'True', reason: Deployed, message: m, lastTransitionTime: '2026-03-01T00:00:00Z'}]
          """);

  private static Plan plan(Decision decision) {
    return plan(decision, Optional.empty());
  }

  private static Plan plan(Decision decision, Optional<Instant> wakeAt) {
    return new Plan(
        new Verdict.None(),
        new Verdict.None(),
        decision,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        wakeAt,
        ClusterPlan.NONE);
  }

  private static Duration next(Decision decision, EbEnvironmentStatus status) {
    return RHYTHM.next(plan(decision), new Outcome.Idle(), status, status, Given.NOW);
  }

  static Stream<Arguments> outcomes() {
    var failure = new Failure.Unavailable("m");
    return Stream.of(
        Arguments.of(new Outcome.Done(), Duration.ofMillis(10), false),
        Arguments.of(new Outcome.Begun(OPERATION), MOVING, true),
        Arguments.of(new Outcome.Intended(OPERATION), MOVING, false),
        Arguments.of(new Outcome.Uncertain(OPERATION, failure), MOVING, true),
        Arguments.of(new Outcome.Failed(failure), RECHECK, false),
        Arguments.of(new Outcome.Idle(), BACKSTOP, false));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatCameOfAPassSaysWhenTheNextIsDue(Outcome outcome, Duration next, boolean awaited) {
    var plan = plan(Decision.Nothing.DEPLOYED);

    assertThat(RHYTHM.next(plan, outcome, GOOD, GOOD, Given.NOW)).isEqualTo(next);
    assertThat(Rhythm.awaits(plan, outcome, GOOD)).isEqualTo(awaited);
  }

  @Test
  void waitingIsShortAndSettlingShorter() {
    assertThat(next(new Decision.Wait(Reason.Deploying, "m"), GOOD)).isEqualTo(MOVING);
    assertThat(next(new Decision.Wait(Reason.Settling, "m"), GOOD)).hasSeconds(1);
    assertThat(next(new Decision.Refuse(Reason.CnameTaken, "m"), GOOD)).isEqualTo(RECHECK);
  }

  @Test
  void whatItsUserHoldsIsNotAskedForAgainAndAgain() {
    var hold = new Decision.Hold(Reason.Suspended, "m");
    var going =
        Written.status(
            "operation: {kind: Deploy, startedAt: '2026-03-01T00:00:00Z', generation: 1}");

    assertThat(next(hold, EbEnvironmentStatus.NONE)).isEqualTo(BACKSTOP);
    assertThat(next(hold, going)).isEqualTo(MOVING);
  }

  @Test
  void beforeAVersionIsGoodItIsLookedAtAgain() {
    var notGood = Written.status(GOOD, "version: {deployed: v, lastGood: {label: w}}");
    var neverGood = Written.status(GOOD, "version: {deployed: v}");
    var unknown = Written.status(GOOD, "version: null");
    var notReady = Written.status(GOOD, "conditions: []");

    for (var status : List.of(notGood, neverGood, unknown, notReady))
      assertThat(next(Decision.Nothing.DEPLOYED, status)).isEqualTo(MOVING);
  }

  @Test
  void theOptionsOfAVersionThatHasBecomeGoodAreKeptAtOnce() {
    var idle = new Outcome.Idle();
    var plan = plan(Decision.Nothing.DEPLOYED);

    assertThat(RHYTHM.next(plan, idle, EbEnvironmentStatus.NONE, GOOD, Given.NOW)).hasSeconds(1);
  }

  @ParameterizedTest
  @CsvSource({"60, 61", "599, 600", "3600, 600"})
  void itLooksWhenAWindowOpensAndAtTheLatestWhenItIsUsual(long opensIn, long next) {
    var plan = plan(Decision.Nothing.DEPLOYED, Optional.of(Given.NOW.plusSeconds(opensIn)));

    assertThat(RHYTHM.next(plan, new Outcome.Idle(), GOOD, GOOD, Given.NOW)).hasSeconds(next);
  }

  @Test
  void whoeverWaitsForAwsIsPolledFor() {
    var idle = new Outcome.Idle();
    var running =
        Written.status(
            "operation: {kind: Deploy, startedAt: '2026-03-01T00:00:00Z', generation: 1}");

    assertThat(Rhythm.awaits(plan(new Decision.Wait(Reason.Creating, "m")), idle, GOOD)).isTrue();
    assertThat(Rhythm.awaits(plan(new Decision.Refuse(Reason.AccessDenied, "m")), idle, GOOD))
        .isTrue();
    assertThat(Rhythm.awaits(plan(Decision.Nothing.DEPLOYED), idle, running)).isTrue();
  }

  private static Duration beside(ClusterOutcome outcome, ClusterDecision decision, Instant due) {
    var cluster =
        new ClusterPlan(
            Optional.of(decision), Optional.empty(), Optional.empty(), true, Optional.of(due));
    return RHYTHM.next(
        Duration.ofMinutes(10), new ClusterPhase.Result(cluster, outcome), Given.NOW);
  }

  @Test
  void whatIsDueByTheClockIsNotMissedHoweverLongAPassTook() {
    var wait = new ClusterDecision.Wait(Reason.Soaking, "soaking");
    var idle = new ClusterOutcome.Idle();

    assertThat(beside(idle, wait, Given.NOW.plusSeconds(3)))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    assertThat(beside(idle, wait, Given.NOW.minusSeconds(3)))
        .isPositive()
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void afterAWriteToTheClusterItIsLookedAtAtOnce() {
    var nothing = new ClusterDecision.Nothing(Reason.PodsReady, "ready");

    assertThat(beside(new ClusterOutcome.Done(), nothing, Given.NOW.plusSeconds(60)))
        .isLessThan(Duration.ofSeconds(1));
  }
}
