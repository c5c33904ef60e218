package kr.mambo.beanstalk.cli;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.plan.BeanstalkRenderer;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/** Finds what would keep an EbEnvironment from being rendered. */
final class ResourceValidator {
  private final ParsedResources resources;

  ResourceValidator(ParsedResources given) {
    this.resources = given;
  }

  List<String> validate() {
    var problems = new ArrayList<String>();
    for (var environment : resources.environments()) {
      var completed = PlaceholderInputs.complete(environment.spec(), resources.inputs(environment));
      var target = OfflineDefaults.bundleTarget(environment);
      if (BeanstalkRenderer.render(completed.spec(), completed.inputs(), target, "offline")
          instanceof BeanstalkRendering.Refused(var invalid)) {
        problems.addAll(OfflineDefaults.formatProblems(environment, invalid));
      }
    }
    return problems;
  }
}
