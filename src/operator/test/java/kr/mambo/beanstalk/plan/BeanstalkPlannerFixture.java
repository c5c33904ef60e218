package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationVerdicts;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/** What the planner makes of what is given. */
public final class BeanstalkPlannerFixture {
  private BeanstalkPlannerFixture() {}

  public static BeanstalkSituation situation(ObservationFixture given) {
    return situation(given, RenderingFixtures.rendered());
  }

  public static BeanstalkSituation situation(
      ObservationFixture given, BeanstalkRendering rendering) {
    var observed = given.observation();
    return new BeanstalkSituation(observed, rendering, OperationVerdicts.resolve(observed), false);
  }

  public static BeanstalkDecision decide(ObservationFixture given) {
    return decide(given, RenderingFixtures.rendered());
  }

  public static BeanstalkDecision decide(ObservationFixture given, BeanstalkRendering rendering) {
    return new BeanstalkPlanner().plan(given.observation(), rendering, false).decision();
  }

  /** What the plan finds for a condition. */
  public static Optional<ConditionAssessment> findAssessment(
      ObservationFixture given, BeanstalkRendering rendering, ConditionType type) {
    return new BeanstalkPlanner()
        .plan(given.observation(), rendering, false).assessments().stream()
            .filter(a -> a.type() == type)
            .findFirst();
  }

  public static <D extends BeanstalkDecision> D assertDecision(
      BeanstalkDecision decision, Class<D> kind, Reason reason, String... words) {
    assertThat(decision).isInstanceOf(kind);
    assertThat(decision.reason()).isEqualTo(reason);
    for (var word : words) assertThat(decision.message()).contains(word);
    return kind.cast(decision);
  }
}
