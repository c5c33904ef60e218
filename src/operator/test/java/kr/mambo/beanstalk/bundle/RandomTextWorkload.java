package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kr.mambo.beanstalk.workload.AppContainerBuilder;
import kr.mambo.beanstalk.workload.ContainerImage;
import kr.mambo.beanstalk.workload.ContainerResources;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadBuilder;

/**
 * A container whose variables and arguments are full of what has a meaning to YAML, shells,
 * Compose.
 */
final class RandomTextWorkload {
  private static final String CHARACTERS = "'\"\\$\n\r\t #{}()[]:=,-&*!|>%@`~?abnN05가\u0085\u2028";

  private RandomTextWorkload() {}

  /** As many variables of each kind as are asked for. */
  static Workload workload(GoldenCase goldenCase, int many) {
    var random = new Random(many);
    var variables = new ArrayList<EnvironmentVariable>();
    var arguments = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      var plain = text(random);
      variables.add(variable("PLAIN_" + i, plain, false));
      variables.add(variable("SECRET_" + i, text(random), true));
      arguments.add(text(random));
    }
    var container =
        AppContainerBuilder.builder()
            .name("app")
            .image(new ContainerImage("mambo/py:1", null))
            .command(List.of("run"))
            .args(arguments)
            .ports(List.of())
            .env(variables)
            .mounts(List.of())
            .resources(ContainerResources.NONE)
            .build();
    return WorkloadBuilder.builder()
        .namespace(goldenCase.namespace())
        .name(goldenCase.name())
        .containers(List.of(container))
        .volumes(List.of())
        .registries(List.of())
        .terminationGracePeriodSeconds(30)
        .properties(Map.of())
        .secretProperties(Map.of())
        .publishedPorts(List.of())
        .certificateExpiries(List.of())
        .build();
  }

  private static EnvironmentVariable variable(String name, String value, boolean secret) {
    return new EnvironmentVariable(
        name, new EnvironmentVariable.Literal(value), Content.utf8(value), secret);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
