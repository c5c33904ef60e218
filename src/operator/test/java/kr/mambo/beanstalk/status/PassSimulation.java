package kr.mambo.beanstalk.status;

import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.OperationBuilder;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.jspecify.annotations.Nullable;

/** Passes without calls: what is given, what is planned, what is told. */
final class PassSimulation {
  private PassSimulation() {}

  static Plan plan(ObservationFixture given, BeanstalkRendering rendering) {
    return new BeanstalkPlanner().plan(given.observation(), rendering, false);
  }

  static EbEnvironmentStatus report(ObservationFixture given) {
    return report(given, new BeanstalkOutcome.NotExecuted());
  }

  static EbEnvironmentStatus report(ObservationFixture given, BeanstalkOutcome outcome) {
    return report(given, RenderingFixtures.rendered(), outcome);
  }

  static EbEnvironmentStatus report(
      ObservationFixture given, BeanstalkRendering rendering, BeanstalkOutcome outcome) {
    return StatusFactory.create(given.observation(), plan(given, rendering), outcome);
  }

  static BeanstalkOutcome started(OperationKind kind, @Nullable String label) {
    return started(kind, label, null);
  }

  static BeanstalkOutcome started(
      OperationKind kind, @Nullable String label, @Nullable String redeploy) {
    var operation =
        OperationBuilder.builder()
            .kind(kind.name())
            .requestId("r-2")
            .startedAt(ObservationFixture.NOW)
            .generation(1L);
    if (label != null) operation.label(label);
    if (redeploy != null) operation.redeploy(redeploy);
    return new BeanstalkOutcome.Started(operation.build());
  }

  static Condition condition(EbEnvironmentStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + ": " + status.conditions()));
  }

  static boolean hasCondition(EbEnvironmentStatus status, ConditionType type) {
    return status.conditions().stream().anyMatch(c -> c.type().equals(type.name()));
  }
}
