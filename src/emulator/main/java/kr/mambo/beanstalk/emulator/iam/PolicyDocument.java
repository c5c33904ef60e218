package kr.mambo.beanstalk.emulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The JSON of policies: one value and a list of values mean the same. */
final class PolicyDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicyDocument() {}

  /**
   * The statements.
   *
   * @throws IllegalArgumentException when it is not a policy, with a sentence that says why
   */
  static List<JsonNode> parseStatements(String json) {
    try {
      var root = JSON.readTree(json);
      var statement = root == null ? null : root.get("Statement");
      if (statement == null || !statement.isContainerNode()) {
        throw new IllegalArgumentException(
            "A policy is a JSON object whose Statement is a list of statements.");
      }
      var statements = new ArrayList<JsonNode>();
      if (statement.isArray()) statement.forEach(statements::add);
      else statements.add(statement);
      return statements;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The policy is not JSON: " + e.getOriginalMessage() + ".", e);
    }
  }

  static boolean isAllow(JsonNode statement) {
    var effect = statement.path("Effect").asText();
    return switch (effect) {
      case "Allow" -> true;
      case "Deny" -> false;
      default ->
          throw new IllegalArgumentException(
              "The Effect of a statement is Allow or Deny, not '" + effect + "'.");
    };
  }

  static List<String> toStrings(JsonNode value) {
    var texts = new ArrayList<String>();
    if (value.isArray()) value.forEach(each -> texts.add(each.asText()));
    else if (value.isTextual()) texts.add(value.asText());
    return texts;
  }
}
