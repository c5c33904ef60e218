package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Reason;

/** What the planner makes of what is given. */
final class Situations {
  private Situations() {}

  static Situation of(Given given) {
    return of(given, Renderings.wanted());
  }

  static Situation of(Given given, Rendering rendering) {
    var seen = given.observation();
    return new Situation(seen, rendering, Verdicts.of(seen), false);
  }

  static Decision decide(Given given) {
    return decide(given, Renderings.wanted());
  }

  static Decision decide(Given given, Rendering rendering) {
    return new Planner().plan(given.observation(), rendering, false).decision();
  }

  /** What the plan finds for a condition. */
  static Optional<Assessment> found(Given given, Rendering rendering, ConditionType type) {
    return new Planner()
        .plan(given.observation(), rendering, false).assessments().stream()
            .filter(a -> a.type() == type)
            .findFirst();
  }

  static <D extends Decision> D says(
      Decision decision, Class<D> kind, Reason reason, String... words) {
    assertThat(decision).isInstanceOf(kind);
    assertThat(decision.reason()).isEqualTo(reason);
    for (var word : words) assertThat(decision.message()).contains(word);
    return kind.cast(decision);
  }
}
