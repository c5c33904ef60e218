package kr.mambo.beanstalk.cli;

import java.nio.file.Path;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Inputs;

/**
 * What the files hold.
 *
 * @param environments at least one, unless there are problems
 * @param inputs all ConfigMaps and Secrets
 * @param problems sentences about what could not be read
 */
record Given(List<Environment> environments, Inputs inputs, List<String> problems) {
  Given {
    environments = List.copyOf(environments);
    problems = List.copyOf(problems);
  }

  /** An EbEnvironment. */
  record Environment(Path file, String namespace, String name, EbEnvironmentSpec spec) {
    /** A sentence about a place in it. */
    String sentence(String field, String message) {
      return "%s: %s: %s: %s".formatted(file, name, field, message);
    }
  }
}
