package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesOutcome;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlanBuilder;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequeuePolicyTest {
  private static final Duration ACTIVE_INTERVAL = Duration.ofSeconds(10);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(15);
  private static final Duration RESYNC_INTERVAL = Duration.ofMinutes(10);
  private static final RequeuePolicy POLICY =
      new RequeuePolicy(ACTIVE_INTERVAL, RETRY_INTERVAL, RESYNC_INTERVAL);
  private static final Operation OPERATION =
      new Operation("Deploy", "v", null, ObservationFixture.NOW, 1L, null);
  private static final EbEnvironmentStatus GOOD =
      YamlFixtures.status(
          """
          version: {deployed: v, lastGood: {label: v}}
          conditions: [{type: Ready, status: 'True', reason: Deployed, message: m, lastTransitionTime: '2026-03-01T00:00:00Z'}]
          """);

  private static Plan plan(BeanstalkDecision decision) {
    return plan(decision, Optional.empty());
  }

  private static Plan plan(BeanstalkDecision decision, Optional<Instant> wakeAt) {
    return PlanBuilder.builder()
        .verdict(new OperationVerdict.None())
        .replacementVerdict(new OperationVerdict.None())
        .decision(decision)
        .desired(Optional.empty())
        .assessments(List.of())
        .drift(Optional.empty())
        .optionsInSync(Optional.empty())
        .adopts(false)
        .plannedEvents(List.of())
        .requeueAt(wakeAt)
        .kubernetes(KubernetesPlan.NONE)
        .build();
  }

  private static Duration nextDelay(BeanstalkDecision decision, EbEnvironmentStatus status) {
    return POLICY.nextDelay(
        plan(decision), new BeanstalkOutcome.NotExecuted(), status, status, ObservationFixture.NOW);
  }

  static Stream<Arguments> outcomes() {
    var failure = new Failure.Unavailable("m");
    return Stream.of(
        Arguments.of(new BeanstalkOutcome.Done(), Duration.ofMillis(10), false),
        Arguments.of(new BeanstalkOutcome.Started(OPERATION), ACTIVE_INTERVAL, true),
        Arguments.of(new BeanstalkOutcome.IntentRecorded(OPERATION), ACTIVE_INTERVAL, false),
        Arguments.of(new BeanstalkOutcome.Uncertain(OPERATION, failure), ACTIVE_INTERVAL, true),
        Arguments.of(new BeanstalkOutcome.Failed(failure), RETRY_INTERVAL, false),
        Arguments.of(new BeanstalkOutcome.NotExecuted(), RESYNC_INTERVAL, false));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatCameOfAPassSaysWhenTheNextIsDue(
      BeanstalkOutcome outcome, Duration next, boolean awaited) {
    var plan = plan(BeanstalkDecision.Nothing.DEPLOYED);

    assertThat(POLICY.nextDelay(plan, outcome, GOOD, GOOD, ObservationFixture.NOW)).isEqualTo(next);
    assertThat(RequeuePolicy.isAwaitingAws(plan, outcome, GOOD)).isEqualTo(awaited);
  }

  @Test
  void waitingIsShortAndSettlingShorter() {
    assertThat(nextDelay(new BeanstalkDecision.Wait(Reason.Deploying, "m"), GOOD))
        .isEqualTo(ACTIVE_INTERVAL);
    assertThat(nextDelay(new BeanstalkDecision.Wait(Reason.InputsChanging, "m"), GOOD))
        .hasSeconds(1);
    assertThat(nextDelay(new BeanstalkDecision.Refuse(Reason.CnameTaken, "m"), GOOD))
        .isEqualTo(RETRY_INTERVAL);
  }

  @Test
  void whatItsUserHoldsIsNotAskedForAgainAndAgain() {
    var hold = new BeanstalkDecision.Paused(Reason.Suspended, "m");
    var going =
        YamlFixtures.status(
            "operation: {kind: Deploy, startedAt: '2026-03-01T00:00:00Z', generation: 1}");

    assertThat(nextDelay(hold, EbEnvironmentStatus.NONE)).isEqualTo(RESYNC_INTERVAL);
    assertThat(nextDelay(hold, going)).isEqualTo(ACTIVE_INTERVAL);
  }

  @Test
  void beforeAVersionIsGoodItIsLookedAtAgain() {
    var notGood = YamlFixtures.status(GOOD, "version: {deployed: v, lastGood: {label: w}}");
    var neverGood = YamlFixtures.status(GOOD, "version: {deployed: v}");
    var unknown = YamlFixtures.status(GOOD, "version: null");
    var notReady = YamlFixtures.status(GOOD, "conditions: []");

    for (var status : List.of(notGood, neverGood, unknown, notReady))
      assertThat(nextDelay(BeanstalkDecision.Nothing.DEPLOYED, status)).isEqualTo(ACTIVE_INTERVAL);
  }

  @Test
  void theOptionsOfAVersionThatHasBecomeGoodAreKeptAtOnce() {
    var idle = new BeanstalkOutcome.NotExecuted();
    var plan = plan(BeanstalkDecision.Nothing.DEPLOYED);

    assertThat(POLICY.nextDelay(plan, idle, EbEnvironmentStatus.NONE, GOOD, ObservationFixture.NOW))
        .hasSeconds(1);
  }

  @ParameterizedTest
  @CsvSource({"60, 61", "599, 600", "3600, 600"})
  void itLooksWhenAWindowOpensAndAtTheLatestWhenItIsUsual(long opensIn, long next) {
    var plan =
        plan(
            BeanstalkDecision.Nothing.DEPLOYED,
            Optional.of(ObservationFixture.NOW.plusSeconds(opensIn)));

    assertThat(
            POLICY.nextDelay(
                plan, new BeanstalkOutcome.NotExecuted(), GOOD, GOOD, ObservationFixture.NOW))
        .hasSeconds(next);
  }

  @Test
  void whoeverWaitsForAwsIsPolledFor() {
    var idle = new BeanstalkOutcome.NotExecuted();
    var running =
        YamlFixtures.status(
            "operation: {kind: Deploy, startedAt: '2026-03-01T00:00:00Z', generation: 1}");

    assertThat(
            RequeuePolicy.isAwaitingAws(
                plan(new BeanstalkDecision.Wait(Reason.Creating, "m")), idle, GOOD))
        .isTrue();
    assertThat(
            RequeuePolicy.isAwaitingAws(
                plan(new BeanstalkDecision.Refuse(Reason.AccessDenied, "m")), idle, GOOD))
        .isTrue();
    assertThat(RequeuePolicy.isAwaitingAws(plan(BeanstalkDecision.Nothing.DEPLOYED), idle, running))
        .isTrue();
  }

  private static Duration nextDelayWithKubernetes(
      KubernetesOutcome outcome, KubernetesDecision decision, Instant due) {
    var cluster =
        new KubernetesPlan(
            Optional.of(decision), Optional.empty(), Optional.empty(), true, Optional.of(due));
    return POLICY.nextDelay(
        Duration.ofMinutes(10),
        new KubernetesPhase.Result(cluster, outcome),
        ObservationFixture.NOW);
  }

  @Test
  void whatIsDueByTheClockIsNotMissedHoweverLongAPassTook() {
    var wait = new KubernetesDecision.Wait(Reason.Soaking, "soaking");
    var idle = new KubernetesOutcome.NotExecuted();

    assertThat(nextDelayWithKubernetes(idle, wait, ObservationFixture.NOW.plusSeconds(3)))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    assertThat(nextDelayWithKubernetes(idle, wait, ObservationFixture.NOW.minusSeconds(3)))
        .isPositive()
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void afterAWriteToTheClusterItIsLookedAtAtOnce() {
    var nothing = new KubernetesDecision.Nothing(Reason.PodsReady, "ready");

    assertThat(
            nextDelayWithKubernetes(
                new KubernetesOutcome.Done(), nothing, ObservationFixture.NOW.plusSeconds(60)))
        .isLessThan(Duration.ofSeconds(1));
  }
}
