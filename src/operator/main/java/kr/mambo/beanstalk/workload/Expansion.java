package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replaces {@code $(VAR)} as the kubelet does: {@code $$} is a dollar sign, a variable that is not
 * there stays as it is written.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Container.args</a>
 */
public final class Expansion {
  private final Map<String, Variable> variables;

  /** The variables that may be mentioned; of two with one name the later counts. */
  public Expansion(List<Variable> variables) {
    this.variables =
        variables.stream()
            .collect(
                Collectors.toMap(Variable::name, Function.identity(), (first, later) -> later));
  }

  /**
   * A text after the replacement.
   *
   * @param text secret if any of the secrets is in it
   * @param secrets names of the secret variables that are mentioned
   */
  public record Expanded(String text, List<String> secrets) {
    public Expanded {
      secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
      return secrets.isEmpty() ? text : "a text with secrets";
    }
  }

  public Expanded expand(String template) {
    var text = new StringBuilder();
    var secrets = new ArrayList<String>();
    int at = 0;
    while (at < template.length()) {
      char current = template.charAt(at);
      char next = at + 1 < template.length() ? template.charAt(at + 1) : '\0';
      int end = current == '$' && next == '(' ? template.indexOf(')', at + 2) : -1;
      if (end >= 0) {
        var name = template.substring(at + 2, end);
        var variable = variables.get(name);
        text.append(variable == null ? template.substring(at, end + 1) : variable.text());
        if (variable != null && variable.secret()) secrets.add(name);
        at = end + 1;
      } else {
        text.append(current);
        at += current == '$' && next == '$' ? 2 : 1;
      }
    }
    return new Expanded(text.toString(), secrets);
  }
}
