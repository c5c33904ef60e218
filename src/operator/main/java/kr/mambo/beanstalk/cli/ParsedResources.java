package kr.mambo.beanstalk.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Inputs;

/**
 * What the files hold.
 *
 * @param environments at least one, unless there are problems
 * @param inputs all ConfigMaps and Secrets
 * @param problems sentences about what could not be read
 */
record ParsedResources(List<Environment> environments, Inputs inputs, List<String> problems) {
  ParsedResources {
    environments = List.copyOf(environments);
    problems = List.copyOf(problems);
  }

  /** All that there is for one of them: what the files hold, and the digests that it runs. */
  Inputs inputs(Environment environment) {
    return new Inputs(inputs.configMaps(), inputs.secrets(), environment.digests());
  }

  /**
   * An EbEnvironment.
   *
   * @param digests of its images by container, which the status of a live one tells
   */
  record Environment(
      Path file,
      String namespace,
      String name,
      EbEnvironmentSpec spec,
      Map<String, String> digests) {
    /** A sentence about a place in it. */
    String formatProblem(String field, String message) {
      return "%s: %s: %s: %s".formatted(file, name, field, message);
    }
  }
}
