package kr.mambo.beanstalk.emulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.service.Principal;

/**
 * Who may assume a role. Of conditions, {@code StringEquals} on {@code sts:ExternalId} counts. IAM
 * User Guide, "AWS JSON policy elements: Principal".
 */
public final class TrustPolicy {
  private final String document;
  private final List<Statement> statements;

  private record Statement(
      boolean allow, List<String> principals, List<Glob> actions, List<String> externalIds) {
    boolean matches(Principal caller, String action, Optional<String> externalId) {
      return actions.stream().anyMatch(glob -> glob.matches(action))
          && principals.stream().anyMatch(principal -> matchesPrincipal(principal, caller))
          && (externalIds.isEmpty() || externalId.map(externalIds::contains).orElse(false));
    }
  }

  private TrustPolicy(String document, List<Statement> statements) {
    this.document = document;
    this.statements = statements;
  }

  /**
   * Reads a trust policy.
   *
   * @throws IllegalArgumentException when it is not one, with a sentence that says why
   */
  public static TrustPolicy parse(String document) {
    var statements = new ArrayList<Statement>();
    for (var statement : PolicyDocument.parseStatements(document)) {
      var equals = statement.path("Condition").path("StringEquals");
      statements.add(
          new Statement(
              PolicyDocument.isAllow(statement),
              parsePrincipals(statement.path("Principal")),
              PolicyDocument.toStrings(statement.path("Action")).stream()
                  .map(Glob::ofAction)
                  .toList(),
              PolicyDocument.toStrings(equals.path("sts:ExternalId"))));
    }
    return new TrustPolicy(document, List.copyOf(statements));
  }

  /** Trusts an AWS service, as the roles of Beanstalk's instances trust EC2. */
  static TrustPolicy forService(String service) {
    return parse(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}"""
            .formatted(service));
  }

  public String document() {
    return document;
  }

  /** Whether the caller may do the action, {@code sts:AssumeRole} or {@code sts:TagSession}. */
  public boolean allows(Principal caller, String action, Optional<String> externalId) {
    var matching =
        statements.stream().filter(each -> each.matches(caller, action, externalId)).toList();
    return !matching.isEmpty() && matching.stream().allMatch(Statement::allow);
  }

  private static List<String> parsePrincipals(JsonNode principal) {
    return PolicyDocument.toStrings(principal.isTextual() ? principal : principal.path("AWS"));
  }

  private static boolean matchesPrincipal(String principal, Principal caller) {
    return principal.equals("*")
        || principal.equals(caller.account())
        || principal.equals("arn:aws:iam::" + caller.account() + ":root")
        || CallerIdentity.arns(caller).contains(principal);
  }
}
