package kr.mambo.beanstalk.emulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.service.Principal;

/**
 * Which principal may do which action on which resource: IAM's evaluation in small. A deny wins,
 * and what nothing allows is denied. IAM User Guide, "Policy evaluation logic".
 */
public final class Policy {
  /** Everybody may do everything. */
  public static final Policy ALLOW_ALL =
      parse("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}");

  /** What came of a check. */
  public enum Decision {
    ALLOWED,
    EXPLICIT_DENY,
    IMPLICIT_DENY
  }

  private record Statement(
      boolean allow, List<Glob> principals, List<Glob> actions, List<Glob> resources) {
    boolean matches(List<String> callers, String action, String resource) {
      return actions.stream().anyMatch(glob -> glob.matches(action))
          && resources.stream().anyMatch(glob -> glob.matches(resource))
          && callers.stream().anyMatch(arn -> principals.stream().anyMatch(g -> g.matches(arn)));
    }
  }

  private final List<Statement> statements;

  private Policy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads {@code {"Statement":[{"Effect","Principal","Action","Resource"}]}}. Principal and
   * Resource may be left out and then mean all; each is a text or a list, with {@code *} and {@code
   * ?}.
   *
   * @throws IllegalArgumentException when it is not a policy, with a sentence that says why
   */
  public static Policy parse(String json) {
    var statements = new ArrayList<Statement>();
    for (var statement : PolicyDocument.parseStatements(json)) {
      var actions = PolicyDocument.toStrings(statement.path("Action"));
      if (actions.isEmpty()) {
        throw new IllegalArgumentException(
            "A statement has an Action, such as \"elasticbeanstalk:CreateEnvironment\" or \"*\".");
      }
      var principal = statement.path("Principal");
      statements.add(
          new Statement(
              PolicyDocument.isAllow(statement),
              parseGlobs(principal.isObject() ? principal.path("AWS") : principal),
              actions.stream().map(Glob::ofAction).toList(),
              parseGlobs(statement.path("Resource"))));
    }
    return new Policy(statements);
  }

  public Decision evaluate(Principal caller, String action, String resource) {
    var arns = CallerIdentity.arns(caller);
    var matching =
        statements.stream().filter(each -> each.matches(arns, action, resource)).toList();
    if (matching.stream().anyMatch(each -> !each.allow())) return Decision.EXPLICIT_DENY;
    return matching.isEmpty() ? Decision.IMPLICIT_DENY : Decision.ALLOWED;
  }

  private static List<Glob> parseGlobs(JsonNode value) {
    var texts = PolicyDocument.toStrings(value);
    return (texts.isEmpty() ? List.of("*") : texts).stream().map(Glob::of).toList();
  }
}
