package kr.mambo.beanstalk.workload;

import java.util.Map;
import kr.mambo.beanstalk.workload.InputReference.Kind;
import org.jspecify.annotations.Nullable;

/** Finds what a spec references, and reports what is missing. */
final class InputLookup {
  private final Inputs inputs;
  private final ProblemCollector problems;

  InputLookup(Inputs inputs, ProblemCollector problems) {
    this.inputs = inputs;
    this.problems = problems;
  }

  /** All keys; null if the object is missing, which is a problem unless it is optional. */
  @Nullable Map<String, Content> findData(Kind kind, String name, boolean optional, String field) {
    var data = getData(kind, name);
    if (data == null && !optional) {
      problems.addMissing(
          field, "%s %s does not exist: create it in this namespace".formatted(kind, name));
    }
    return data;
  }

  /** One key; null if it or its object is missing. */
  @Nullable Content findKey(Kind kind, String name, String key, boolean optional, String field) {
    var data = findData(kind, name, optional, field);
    if (data == null) return null;
    var content = data.get(key);
    if (content == null && !optional) {
      problems.addMissing(
          field,
          "%s %s has no key %s: add the key, or reference an existing one"
              .formatted(kind, name, key));
    }
    return content;
  }

  /** The Secret with its type; null if it is missing, which is a problem. */
  @Nullable SecretContent findSecret(String name, String field) {
    return findData(Kind.Secret, name, false, field) == null ? null : inputs.secrets().get(name);
  }

  private @Nullable Map<String, Content> getData(Kind kind, String name) {
    return switch (kind) {
      case ConfigMap -> inputs.configMaps().get(name);
      case Secret -> {
        var secret = inputs.secrets().get(name);
        yield secret == null ? null : secret.data();
      }
    };
  }
}
