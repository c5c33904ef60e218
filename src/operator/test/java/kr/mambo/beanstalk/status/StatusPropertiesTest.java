package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.AnySituation;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen: while nothing changes, nothing is written. */
class StatusPropertiesTest {
  @Provide
  Arbitrary<ObservationFixture> anything() {
    return AnySituation.given();
  }

  @Provide
  Arbitrary<BeanstalkRendering> renderings() {
    return AnySituation.rendering();
  }

  private static EbEnvironmentStatus next(ObservationFixture given, BeanstalkRendering rendering) {
    return Passes.tell(given, rendering, new BeanstalkOutcome.NotExecuted());
  }

  @Property
  void theStatusComesToRest(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    for (int pass = 0; pass < 4; pass++) given.status(next(given, rendering));

    assertThat(next(given, rendering)).isEqualTo(given.resource().previousStatus());
  }

  @Property
  void reconcilingAndStalledAreNeverBothTrueAndNeverBesideReady(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    var status = next(given, rendering);

    assertThat(
            status.conditions().stream()
                .filter(
                    c ->
                        c.type().equals("Reconciling")
                            || c.type().equals("Stalled")
                            || (c.type().equals("Ready") && c.status() == ConditionStatus.True)))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(status.conditions()).anyMatch(c -> c.type().equals("Ready"));
    assertThat(status.observedGeneration()).isEqualTo(given.resource().generation());
  }

  @Provide
  Arbitrary<BeanstalkOutcome> outcomes() {
    return AnySituation.outcome();
  }

  @Property
  void kstatusIsFailedWhereItsUserMustActCurrentWhereAllIsWellAndElseInProgress(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering,
      @ForAll("outcomes") BeanstalkOutcome outcome) {
    var before = given.resource().previousStatus();
    var plan = Passes.plan(given, rendering);
    var status = StatusFactory.of(given.observation(), plan, outcome);
    long generation = given.resource().generation();

    assertThat(Kstatus.of(generation, false, status))
        .isEqualTo(expected(told(plan, outcome), before, status, generation));
    assertThat(Kstatus.of(generation + 1, false, status)).isEqualTo(Kstatus.InProgress);
    assertThat(Kstatus.of(generation, true, status)).isEqualTo(Kstatus.Terminating);
  }

  private static BeanstalkDecision told(Plan plan, BeanstalkOutcome outcome) {
    return switch (outcome) {
      case BeanstalkOutcome.Failed(var failure) -> BeanstalkDecision.forFailure(failure);
      case BeanstalkOutcome.Uncertain(var operation, var failure) ->
          BeanstalkDecision.forFailure(failure);
      case BeanstalkOutcome.NotExecuted none -> plan.decision();
      case BeanstalkOutcome.Done done -> plan.decision();
      case BeanstalkOutcome.Started begun -> plan.decision();
      case BeanstalkOutcome.IntentRecorded intended -> plan.decision();
    };
  }

  private static Kstatus expected(
      BeanstalkDecision decision,
      EbEnvironmentStatus before,
      EbEnvironmentStatus after,
      long generation) {
    var reason = decision.reason();
    boolean converged =
        decision instanceof BeanstalkDecision.Nothing
            || decision instanceof BeanstalkDecision.SaveSettings
            || (decision instanceof BeanstalkDecision.CollectGarbage && reason == Reason.CleaningUp)
            || (decision instanceof BeanstalkDecision.ReplacementStep && reason == Reason.Retiring);
    boolean blind =
        decision.reason() == Reason.AwsUnavailable
            || decision.reason() == Reason.WaitingForFirstObservation;
    if (decision instanceof BeanstalkDecision.Refuse) return Kstatus.Failed;
    if (converged && is(after, ConditionType.Healthy, generation)) return Kstatus.Current;
    boolean stays = decision instanceof BeanstalkDecision.Wait && blind;
    return stays && is(before, ConditionType.Ready, generation)
        ? Kstatus.Current
        : Kstatus.InProgress;
  }

  private static boolean is(EbEnvironmentStatus status, ConditionType type, long generation) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type.name()) && c.status() == ConditionStatus.True)
        .anyMatch(c -> c.observedGeneration() != null && c.observedGeneration() == generation);
  }
}
