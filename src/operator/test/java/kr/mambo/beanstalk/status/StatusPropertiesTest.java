package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.AnySituation;
import kr.mambo.beanstalk.plan.Rendering;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen: while nothing changes, nothing is written. */
class StatusPropertiesTest {
  @Provide
  Arbitrary<Given> anything() {
    return AnySituation.given();
  }

  @Provide
  Arbitrary<Rendering> renderings() {
    return AnySituation.rendering();
  }

  private static EbEnvironmentStatus next(Given given, Rendering rendering) {
    return Passes.tell(given, rendering, new Outcome.Idle());
  }

  @Property
  void theStatusComesToRest(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    for (int pass = 0; pass < 4; pass++) given.status(next(given, rendering));

    assertThat(next(given, rendering)).isEqualTo(given.subject().before());
  }

  @Property
  void reconcilingAndStalledAreNeverBothTrueAndNeverBesideReady(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
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
    assertThat(status.observedGeneration()).isEqualTo(given.subject().generation());
  }

  @Provide
  Arbitrary<Outcome> outcomes() {
    return AnySituation.outcome();
  }

  @Property
  void kstatusIsFailedWhereItsUserMustActCurrentWhereAllIsWellAndElseInProgress(
      @ForAll("anything") Given given,
      @ForAll("renderings") Rendering rendering,
      @ForAll("outcomes") Outcome outcome) {
    var before = given.subject().before();
    var plan = Passes.plan(given, rendering);
    var status = StatusFactory.of(given.observation(), plan, outcome);
    long generation = given.subject().generation();

    assertThat(Kstatus.of(generation, false, status))
        .isEqualTo(expected(told(plan, outcome), before, status, generation));
    assertThat(Kstatus.of(generation + 1, false, status)).isEqualTo(Kstatus.InProgress);
    assertThat(Kstatus.of(generation, true, status)).isEqualTo(Kstatus.Terminating);
  }

  private static Decision told(Plan plan, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var failure) -> Decision.because(failure);
      case Outcome.Uncertain(var operation, var failure) -> Decision.because(failure);
      case Outcome.Idle none -> plan.decision();
      case Outcome.Done done -> plan.decision();
      case Outcome.Begun begun -> plan.decision();
      case Outcome.Intended intended -> plan.decision();
    };
  }

  private static Kstatus expected(
      Decision decision, EbEnvironmentStatus before, EbEnvironmentStatus after, long generation) {
    var reason = decision.reason();
    boolean converged =
        decision instanceof Decision.Nothing
            || decision instanceof Decision.KeepSettings
            || (decision instanceof Decision.CollectVersions && reason == Reason.CleaningUp)
            || (decision instanceof Decision.Replacing && reason == Reason.Retiring);
    boolean blind =
        decision.reason() == Reason.AwsUnavailable
            || decision.reason() == Reason.WaitingForFirstObservation;
    if (decision instanceof Decision.Refuse) return Kstatus.Failed;
    if (converged && is(after, ConditionType.Healthy, generation)) return Kstatus.Current;
    boolean stays = decision instanceof Decision.Wait && blind;
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
