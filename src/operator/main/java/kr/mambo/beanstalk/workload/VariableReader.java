package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EnvVar;
import kr.mambo.beanstalk.api.KeyReference;
import kr.mambo.beanstalk.workload.Reference.Kind;
import kr.mambo.beanstalk.workload.Variable.FromConfigMap;
import kr.mambo.beanstalk.workload.Variable.FromSecret;
import kr.mambo.beanstalk.workload.Variable.Literal;
import org.jspecify.annotations.Nullable;

/** Reads environment variables; one may mention those before it, as in a pod. */
final class VariableReader {
  private final Lookup lookup;
  private final Problems problems;

  VariableReader(Lookup lookup, Problems problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<Variable> read(Container container) {
    var read = new ArrayList<Variable>();
    for (var given : container.env()) {
      var field = Fields.variable(container.name(), given.name());
      if (!given.name().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        problems.invalid(
            field,
            "a variable's name has letters, digits and underscores and does not start with a digit");
        continue;
      }
      var variable = read(given, read, field);
      if (variable != null) read.add(variable);
    }
    return read;
  }

  private @Nullable Variable read(EnvVar given, List<Variable> before, String field) {
    var name = given.name();
    var secret = given.secretKeyRef();
    if (secret != null) {
      var value = value(Kind.Secret, secret, field + ".secretKeyRef");
      return value == null
          ? null
          : new Variable(name, new FromSecret(secret.name(), secret.key()), value, true);
    }
    var config = given.configMapKeyRef();
    if (config != null) {
      var value = value(Kind.ConfigMap, config, field + ".configMapKeyRef");
      return value == null
          ? null
          : new Variable(name, new FromConfigMap(config.name(), config.key()), value, false);
    }
    var template = given.value() == null ? "" : given.value();
    var expanded = new Expansion(before).expand(template);
    var value = checked(Content.utf8(expanded.text()), field + ".value");
    return value == null
        ? null
        : new Variable(name, new Literal(template), value, !expanded.secrets().isEmpty());
  }

  private @Nullable Content value(Kind kind, KeyReference from, String field) {
    var content = lookup.key(kind, from.name(), from.key(), from.optional(), field);
    return content == null ? null : checked(content, field);
  }

  private @Nullable Content checked(Content content, String field) {
    if (content.text().filter(text -> text.indexOf('\0') < 0).isPresent()) return content;
    problems.invalid(
        field,
        "an environment variable is UTF-8 text without NUL characters and this value is not: mount it as a file with a volume instead");
    return null;
  }
}
