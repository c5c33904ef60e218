package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EnvVar;
import kr.mambo.beanstalk.api.KeyReference;
import kr.mambo.beanstalk.workload.EnvironmentVariable.FromConfigMap;
import kr.mambo.beanstalk.workload.EnvironmentVariable.FromSecret;
import kr.mambo.beanstalk.workload.EnvironmentVariable.Literal;
import kr.mambo.beanstalk.workload.InputReference.Kind;
import org.jspecify.annotations.Nullable;

/** Reads environment variables; one may mention those before it, as in a pod. */
final class EnvironmentVariableReader {
  private final InputLookup lookup;
  private final ProblemCollector problems;

  EnvironmentVariableReader(InputLookup lookup, ProblemCollector problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<EnvironmentVariable> read(Container container) {
    var variables = new ArrayList<EnvironmentVariable>();
    for (var envVar : container.env()) {
      var field = FieldPaths.variable(container.name(), envVar.name());
      if (!envVar.name().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        problems.addInvalid(
            field,
            "a variable's name has letters, digits and underscores and does not start with a digit");
        continue;
      }
      var variable = read(envVar, variables, field);
      if (variable != null) variables.add(variable);
    }
    return variables;
  }

  private @Nullable EnvironmentVariable read(
      EnvVar envVar, List<EnvironmentVariable> previous, String field) {
    var name = envVar.name();
    var source = envVar.valueFrom();
    var secret = source == null ? null : source.secretKeyRef();
    if (secret != null) {
      var value = readValue(Kind.Secret, secret, field + ".valueFrom.secretKeyRef");
      return value == null
          ? null
          : new EnvironmentVariable(name, new FromSecret(secret.name(), secret.key()), value, true);
    }
    var config = source == null ? null : source.configMapKeyRef();
    if (config != null) {
      var value = readValue(Kind.ConfigMap, config, field + ".valueFrom.configMapKeyRef");
      return value == null
          ? null
          : new EnvironmentVariable(
              name, new FromConfigMap(config.name(), config.key()), value, false);
    }
    var template = envVar.value() == null ? "" : envVar.value();
    var expanded = new VariableExpander(previous).expand(template);
    var value = checkText(Content.utf8(expanded.text()), field + ".value");
    return value == null
        ? null
        : new EnvironmentVariable(
            name, new Literal(template), value, !expanded.secretNames().isEmpty());
  }

  private @Nullable Content readValue(Kind kind, KeyReference selector, String field) {
    var content = lookup.findKey(kind, selector.name(), selector.key(), selector.optional(), field);
    return content == null ? null : checkText(content, field);
  }

  private @Nullable Content checkText(Content content, String field) {
    if (content.text().filter(text -> text.indexOf('\0') < 0).isPresent()) return content;
    problems.addInvalid(
        field,
        "an environment variable is UTF-8 text without NUL characters and this value is not: mount it as a file with a volume instead");
    return null;
  }
}
