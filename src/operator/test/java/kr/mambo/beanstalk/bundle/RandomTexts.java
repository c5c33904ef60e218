package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kr.mambo.beanstalk.workload.AppContainerBuilder;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Image;
import kr.mambo.beanstalk.workload.Limits;
import kr.mambo.beanstalk.workload.Variable;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadBuilder;

/**
 * A container whose variables and arguments are full of what has a meaning to YAML, shells,
 * Compose.
 */
final class RandomTexts {
  private static final String CHARACTERS = "'\"\\$\n\r\t #{}()[]:=,-&*!|>%@`~?abnN05가\u0085\u2028";

  private RandomTexts() {}

  /** As many variables of each kind as are asked for. */
  static Workload workload(GoldenCase given, int many) {
    var random = new Random(many);
    var variables = new ArrayList<Variable>();
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
            .image(new Image("mambo/py:1", null))
            .command(List.of("run"))
            .args(arguments)
            .ports(List.of())
            .env(variables)
            .mounts(List.of())
            .limits(Limits.NONE)
            .build();
    return WorkloadBuilder.builder()
        .namespace(given.namespace())
        .name(given.name())
        .containers(List.of(container))
        .volumes(List.of())
        .registries(List.of())
        .terminationGracePeriodSeconds(30)
        .properties(Map.of())
        .secretProperties(Map.of())
        .published(List.of())
        .certificates(List.of())
        .build();
  }

  private static Variable variable(String name, String value, boolean secret) {
    return new Variable(name, new Variable.Literal(value), Content.utf8(value), secret);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
