package kr.mambo.beanstalk.cli;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.plan.BeanstalkRenderer;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/** Finds what would keep an EbEnvironment from being rendered. */
final class Validation {
  private final Given given;

  Validation(Given given) {
    this.given = given;
  }

  List<String> problems() {
    var problems = new ArrayList<String>();
    for (var environment : given.environments()) {
      var complete = StandIns.of(environment.spec(), given.inputs(environment));
      var target = Offline.target(environment);
      if (BeanstalkRenderer.render(complete.spec(), complete.inputs(), target, "offline")
          instanceof BeanstalkRendering.Refused(var found)) {
        problems.addAll(Offline.sentences(environment, found));
      }
    }
    return problems;
  }
}
