package kr.mambo.beanstalk.crd;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code kubectl explain} says of every field: meaning, limits, words, default. */
class CrdDocumentationTest {
  static Stream<CrdSchemas.Property> properties() {
    return CrdSchemas.crds().flatMap(CrdSchemas::properties);
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysWhatItMeans(CrdSchemas.Property property) {
    assertThat(description(property))
        .hasSizeGreaterThan(12)
        .doesNotEndWith(":")
        .doesNotContain("{@", "  ", "\n")
        .doesNotEndWith("..")
        .doesNotStartWith("of ");
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsDefault(CrdSchemas.Property property) {
    var defaultValue = property.schema().get("default");
    if (defaultValue == null) return;
    assertThat(description(property)).contains("Default: " + text(defaultValue));
  }

  private static String text(JsonNode defaultValue) {
    if (defaultValue.isObject())
      return defaultValue.properties().stream()
          .map(member -> member.getKey() + " " + member.getValue())
          .collect(joining(", "));
    return defaultValue.asText().isEmpty() ? "none" : defaultValue.asText();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsWords(CrdSchemas.Property property) {
    var words = property.schema().path("enum");
    assertThat(words).allSatisfy(word -> assertThat(word.isTextual()).isTrue());
    assertThat(words)
        .allSatisfy(word -> assertThat(description(property)).contains(word.textValue()));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsLimits(CrdSchemas.Property property) {
    var schema = property.schema();
    var description = description(property).replace(",", "");
    if (schema.has("minimum")) {
      assertThat(description).contains(number(schema, "minimum") + "-" + number(schema, "maximum"));
    }
    for (var limit : new String[] {"maxLength", "maxItems", "maxProperties"}) {
      // Numbers and amounts have their bound in the numbers themselves.
      if (!schema.has(limit) || schema.has("x-kubernetes-int-or-string")) continue;
      assertThat(description).as(limit).contains(schema.get(limit).asText());
    }
  }

  @Test
  void columnsNamesAndCategoryAreTheOnesThatPeopleKnow() {
    var environment = CrdSchemas.crd("ebenvironments");
    var account = CrdSchemas.crd("ebaccounts");

    assertThat(columns(environment, 0))
        .containsExactly("READY", "STATUS", "HEALTH", "VERSION", "URL", "AGE");
    assertThat(columns(environment, 1)).containsExactly("ENV-ID", "PLATFORM", "REGION", "REASON");
    assertThat(columns(account, 0)).containsExactly("ACCOUNT", "ROLE", "AGE");
    assertThat(textValues(environment.at("/spec/names/shortNames"))).containsExactly("ebenv");
    assertThat(textValues(account.at("/spec/names/shortNames"))).containsExactly("ebacct");
    assertThat(textValues(environment.at("/spec/names/categories"))).containsExactly("beanstalk");
    assertThat(environment.at("/spec/scope").textValue()).isEqualTo("Namespaced");
    assertThat(account.at("/spec/scope").textValue()).isEqualTo("Cluster");
  }

  private static String description(CrdSchemas.Property property) {
    return property.schema().path("description").asText();
  }

  private static String number(JsonNode schema, String limit) {
    return new BigDecimal(schema.get(limit).asText()).stripTrailingZeros().toPlainString();
  }

  private static Stream<String> columns(JsonNode crd, int priority) {
    return crd.at("/spec/versions/0/additionalPrinterColumns")
        .valueStream()
        .filter(column -> column.get("priority").asInt() == priority)
        .map(column -> column.get("name").textValue());
  }

  private static Stream<String> textValues(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue);
  }
}
