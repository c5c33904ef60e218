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
import kr.mambo.beanstalk.plan.ObservationArbitraries;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen: while nothing changes, nothing is written. */
class StatusPropertiesTest {
  @Provide
  Arbitrary<ObservationFixture> anything() {
    return ObservationArbitraries.observations();
  }

  @Provide
  Arbitrary<BeanstalkRendering> renderings() {
    return ObservationArbitraries.renderings();
  }

  private static EbEnvironmentStatus next(ObservationFixture given, BeanstalkRendering rendering) {
    return PassSimulation.report(given, rendering, new BeanstalkOutcome.NotExecuted());
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
    return ObservationArbitraries.outcomes();
  }

  @Property
  void kstatusIsFailedWhereItsUserMustActCurrentWhereAllIsWellAndElseInProgress(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering,
      @ForAll("outcomes") BeanstalkOutcome outcome) {
    var before = given.resource().previousStatus();
    var plan = PassSimulation.plan(given, rendering);
    var status = StatusFactory.create(given.observation(), plan, outcome);
    long generation = given.resource().generation();

    assertThat(Kstatus.compute(generation, false, status))
        .isEqualTo(expected(reportedDecision(plan, outcome), before, status, generation));
    assertThat(Kstatus.compute(generation + 1, false, status)).isEqualTo(Kstatus.InProgress);
    assertThat(Kstatus.compute(generation, true, status)).isEqualTo(Kstatus.Terminating);
  }

  private static BeanstalkDecision reportedDecision(Plan plan, BeanstalkOutcome outcome) {
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
    if (converged && isTrue(after, ConditionType.Healthy, generation)) return Kstatus.Current;
    boolean stays = decision instanceof BeanstalkDecision.Wait && blind;
    return stays && isTrue(before, ConditionType.Ready, generation)
        ? Kstatus.Current
        : Kstatus.InProgress;
  }

  private static boolean isTrue(EbEnvironmentStatus status, ConditionType type, long generation) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type.name()) && c.status() == ConditionStatus.True)
        .anyMatch(c -> c.observedGeneration() != null && c.observedGeneration() == generation);
  }
}
