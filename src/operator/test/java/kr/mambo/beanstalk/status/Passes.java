package kr.mambo.beanstalk.status;

import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.plan.Planner;
import kr.mambo.beanstalk.plan.Rendering;
import kr.mambo.beanstalk.plan.Renderings;
import org.jspecify.annotations.Nullable;

/** Passes without calls: what is given, what is planned, what is told. */
final class Passes {
  private Passes() {}

  static Plan plan(Given given, Rendering rendering) {
    return new Planner().plan(given.observation(), rendering, false);
  }

  static EbEnvironmentStatus tell(Given given) {
    return tell(given, new Outcome.Idle());
  }

  static EbEnvironmentStatus tell(Given given, Outcome outcome) {
    return tell(given, Renderings.wanted(), outcome);
  }

  static EbEnvironmentStatus tell(Given given, Rendering rendering, Outcome outcome) {
    return StatusFactory.of(given.observation(), plan(given, rendering), outcome);
  }

  static Outcome begun(OperationKind kind, @Nullable String label) {
    return begun(kind, label, null);
  }

  static Outcome begun(OperationKind kind, @Nullable String label, @Nullable String redeploy) {
    return new Outcome.Begun(
        new Operation(kind.name(), label, "r-2", Given.NOW, 1L, null, null, null, redeploy));
  }

  static Condition condition(EbEnvironmentStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + ": " + status.conditions()));
  }

  static boolean has(EbEnvironmentStatus status, ConditionType type) {
    return status.conditions().stream().anyMatch(c -> c.type().equals(type.name()));
  }
}
