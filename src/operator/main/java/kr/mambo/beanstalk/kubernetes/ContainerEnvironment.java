package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EnvVar;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of one container: its own, and the environment properties, which are
 * set in all containers.
 */
final class ContainerEnvironment {
  private final List<EnvVar> variables;
  private final Map<String, String> properties;

  ContainerEnvironment(List<EnvVar> variables, Map<String, String> properties) {
    this.variables = variables;
    var names = variables.stream().map(EnvVar::name).collect(toSet());
    this.properties = new TreeMap<>(properties);
    this.properties.keySet().removeAll(names);
  }

  /** The properties last: on Beanstalk, too, no variable can reference one of them. */
  List<io.fabric8.kubernetes.api.model.EnvVar> render() {
    var envVars = new ArrayList<io.fabric8.kubernetes.api.model.EnvVar>();
    for (var variable : variables) envVars.add(renderVariable(variable));
    properties.forEach(
        (name, value) ->
            envVars.add(
                new EnvVarBuilder()
                    .withName(name)
                    .withValue(emptyToNull(value.replace("$", "$$")))
                    .build()));
    return envVars;
  }

  /** An element of the command line, in which references to properties stay unexpanded. */
  String escapeProperties(String template) {
    var escaped = new StringBuilder();
    int position = 0;
    while (position < template.length()) {
      if (template.startsWith("$$", position)) {
        escaped.append("$$");
        position += 2;
        continue;
      }
      if (mentionsProperty(template, position)) escaped.append('$');
      escaped.append(template.charAt(position++));
    }
    return escaped.toString();
  }

  private boolean mentionsProperty(String template, int position) {
    int end = template.startsWith("$(", position) ? template.indexOf(')', position) : -1;
    return end >= 0 && properties.containsKey(template.substring(position + 2, end));
  }

  private static io.fabric8.kubernetes.api.model.EnvVar renderVariable(EnvVar envVar) {
    var variable = new EnvVarBuilder().withName(envVar.name());
    var source = envVar.valueFrom();
    var secret = source == null ? null : source.secretKeyRef();
    var config = source == null ? null : source.configMapKeyRef();
    if (secret != null) {
      return variable
          .withNewValueFrom()
          .withNewSecretKeyRef(secret.key(), secret.name(), trueOrNull(secret.optional()))
          .endValueFrom()
          .build();
    }
    if (config != null) {
      return variable
          .withNewValueFrom()
          .withNewConfigMapKeyRef(config.key(), config.name(), trueOrNull(config.optional()))
          .endValueFrom()
          .build();
    }
    return variable.withValue(emptyToNull(envVar.value())).build();
  }

  /** The API server does not store empty strings: a variable without a value is empty. */
  private static @Nullable String emptyToNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static @Nullable Boolean trueOrNull(boolean optional) {
    return optional ? Boolean.TRUE : null;
  }
}
