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
class DocumentationTest {
  static Stream<Schemas.Property> properties() {
    return Schemas.crds().flatMap(Schemas::properties);
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysWhatItMeans(Schemas.Property property) {
    assertThat(description(property))
        .hasSizeGreaterThan(12)
        .doesNotEndWith(":")
        .doesNotContain("{@", "  ", "\n")
        .doesNotEndWith("..")
        .doesNotStartWith("of ");
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsDefault(Schemas.Property property) {
    var standard = property.schema().get("default");
    if (standard == null) return;
    assertThat(description(property)).contains("Default: " + text(standard));
  }

  private static String text(JsonNode standard) {
    if (standard.isObject())
      return standard.properties().stream()
          .map(member -> member.getKey() + " " + member.getValue())
          .collect(joining(", "));
    return standard.asText().isEmpty() ? "none" : standard.asText();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsWords(Schemas.Property property) {
    var words = property.schema().path("enum");
    assertThat(words).allSatisfy(word -> assertThat(word.isTextual()).isTrue());
    assertThat(words)
        .allSatisfy(word -> assertThat(description(property)).contains(word.textValue()));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void saysItsLimits(Schemas.Property property) {
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
    var environment = Schemas.crd("ebenvironments");
    var account = Schemas.crd("ebaccounts");

    assertThat(columns(environment, 0))
        .containsExactly("READY", "STATUS", "HEALTH", "VERSION", "URL", "AGE");
    assertThat(columns(environment, 1)).containsExactly("ENV-ID", "PLATFORM", "REGION", "REASON");
    assertThat(columns(account, 0)).containsExactly("ACCOUNT", "ROLE", "AGE");
    assertThat(texts(environment.at("/spec/names/shortNames"))).containsExactly("ebenv");
    assertThat(texts(account.at("/spec/names/shortNames"))).containsExactly("ebacct");
    assertThat(texts(environment.at("/spec/names/categories"))).containsExactly("beanstalk");
    assertThat(environment.at("/spec/scope").textValue()).isEqualTo("Namespaced");
    assertThat(account.at("/spec/scope").textValue()).isEqualTo("Cluster");
  }

  private static String description(Schemas.Property property) {
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

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue);
  }
}
