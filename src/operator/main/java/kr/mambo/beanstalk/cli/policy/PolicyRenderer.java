package kr.mambo.beanstalk.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills templates of policies. A text with {@code {words}} stands once for each environment that
 * has them all; a statement that is left without a resource or a condition's value is left out.
 */
public final class PolicyRenderer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("[{](\\w+)[}]");

  /** A line for each text, so that changes can be read. */
  private static final DefaultPrettyPrinter PRETTY_PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final List<Map<String, String>> variableSets;

  /**
   * Policies for these environments together.
   *
   * @param account the twelve digits of the account that they are in
   */
  public PolicyRenderer(List<NamedEnvironment> environments, String account) {
    this.variableSets =
        environments.stream().flatMap(one -> PolicyVariables.of(one, account).stream()).toList();
  }

  /** A policy document as JSON text. */
  public String render(PolicyKind policyKind) {
    var document = (ObjectNode) readTemplate(policyKind);
    var filled = JSON.createArrayNode();
    for (var statement : document.path("Statement")) {
      var copy = (ObjectNode) statement.deepCopy();
      if (fillStatement(copy)) filled.add(copy);
    }
    document.set("Statement", filled);
    try {
      return JSON.writer(PRETTY_PRINTER).writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode readTemplate(PolicyKind policyKind) {
    var name = policyKind.argumentValue() + ".json";
    try (var read = PolicyRenderer.class.getResourceAsStream(name)) {
      return JSON.readTree(Objects.requireNonNull(read, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something is left of it. */
  private boolean fillStatement(ObjectNode statement) {
    boolean remaining = fillList(statement, "Resource");
    for (var operator : statement.path("Condition")) {
      for (var key : List.copyOf(operator.propertyStream().map(Map.Entry::getKey).toList())) {
        remaining &= fillList((ObjectNode) operator, key);
      }
    }
    return remaining;
  }

  private boolean fillList(ObjectNode holder, String member) {
    if (!(holder.get(member) instanceof ArrayNode templates)) return true;
    var filled = new TreeSet<String>();
    for (var template : templates) {
      for (var variables : variableSets) {
        var text = template.asText();
        var names = PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
        if (variables.keySet().containsAll(names)) {
          filled.add(
              PLACEHOLDER
                  .matcher(text)
                  .replaceAll(found -> replacementText(variables, found.group(1))));
        }
      }
    }
    var list = JSON.createArrayNode();
    filled.forEach(list::add);
    holder.set(member, list);
    return !filled.isEmpty();
  }

  private static String replacementText(Map<String, String> variables, String name) {
    return Matcher.quoteReplacement(Objects.requireNonNull(variables.get(name)));
  }
}
