package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Expands {@code $(VAR)} as the kubelet does: {@code $$} is a dollar sign, and a reference to an
 * undefined variable stays unchanged.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Container.args</a>
 */
public final class VariableExpander {
  private final Map<String, EnvironmentVariable> variables;

  /** The variables that can be referenced; of two with the same name the later one is used. */
  public VariableExpander(List<EnvironmentVariable> variables) {
    this.variables =
        variables.stream()
            .collect(
                Collectors.toMap(
                    EnvironmentVariable::name, Function.identity(), (first, later) -> later));
  }

  /**
   * A text after the expansion.
   *
   * @param text secret if it contains any of the secrets
   * @param secretNames names of the secret variables that it references
   */
  public record ExpandedText(String text, List<String> secretNames) {
    public ExpandedText {
      secretNames = List.copyOf(secretNames);
    }

    @Override
    public String toString() {
      return secretNames.isEmpty() ? text : "a text with secrets";
    }
  }

  public ExpandedText expand(String template) {
    var text = new StringBuilder();
    var secrets = new ArrayList<String>();
    int position = 0;
    while (position < template.length()) {
      char current = template.charAt(position);
      char next = position + 1 < template.length() ? template.charAt(position + 1) : '\0';
      int end = current == '$' && next == '(' ? template.indexOf(')', position + 2) : -1;
      if (end >= 0) {
        var name = template.substring(position + 2, end);
        var variable = variables.get(name);
        text.append(variable == null ? template.substring(position, end + 1) : variable.text());
        if (variable != null && variable.secret()) secrets.add(name);
        position = end + 1;
      } else {
        text.append(current);
        position += current == '$' && next == '$' ? 2 : 1;
      }
    }
    return new ExpandedText(text.toString(), secrets);
  }
}
