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
 * The environment variables of one container: its own, and the environment's properties, which all
 * containers get.
 */
final class Variables {
  private final List<EnvVar> own;
  private final Map<String, String> properties;

  Variables(List<EnvVar> own, Map<String, String> properties) {
    this.own = own;
    var names = own.stream().map(EnvVar::name).collect(toSet());
    this.properties = new TreeMap<>(properties);
    this.properties.keySet().removeAll(names);
  }

  /** The properties last: on Beanstalk, too, no variable can mention one of them. */
  List<io.fabric8.kubernetes.api.model.EnvVar> all() {
    var all = new ArrayList<io.fabric8.kubernetes.api.model.EnvVar>();
    for (var variable : own) all.add(of(variable));
    properties.forEach(
        (name, value) ->
            all.add(
                new EnvVarBuilder()
                    .withName(name)
                    .withValue(orNone(value.replace("$", "$$")))
                    .build()));
    return all;
  }

  /** A word of the command line, in which a property that is mentioned stays as it is written. */
  String word(String template) {
    var word = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      if (template.startsWith("$$", at)) {
        word.append("$$");
        at += 2;
        continue;
      }
      if (mentionsProperty(template, at)) word.append('$');
      word.append(template.charAt(at++));
    }
    return word.toString();
  }

  private boolean mentionsProperty(String template, int at) {
    int end = template.startsWith("$(", at) ? template.indexOf(')', at) : -1;
    return end >= 0 && properties.containsKey(template.substring(at + 2, end));
  }

  private static io.fabric8.kubernetes.api.model.EnvVar of(EnvVar given) {
    var variable = new EnvVarBuilder().withName(given.name());
    var secret = given.secretKeyRef();
    var config = given.configMapKeyRef();
    if (secret != null) {
      return variable
          .withNewValueFrom()
          .withNewSecretKeyRef(secret.key(), secret.name(), onlyTrue(secret.optional()))
          .endValueFrom()
          .build();
    }
    if (config != null) {
      return variable
          .withNewValueFrom()
          .withNewConfigMapKeyRef(config.key(), config.name(), onlyTrue(config.optional()))
          .endValueFrom()
          .build();
    }
    return variable.withValue(orNone(given.value())).build();
  }

  /** The API server keeps no empty text: a variable without a value is empty. */
  private static @Nullable String orNone(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static @Nullable Boolean onlyTrue(boolean optional) {
    return optional ? Boolean.TRUE : null;
  }
}
