package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

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

  static <D extends Decision> D says(
      Decision decision, Class<D> kind, Reason reason, String... words) {
    assertThat(decision).isInstanceOf(kind);
    assertThat(decision.reason()).isEqualTo(reason);
    for (var word : words) assertThat(decision.message()).contains(word);
    return kind.cast(decision);
  }
}
