package kr.mambo.beanstalk.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** A resource with every field of its schema, and one of them strange. */
final class Example {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Example() {}

  /**
   * @param path to the strange value, a list's items as {@code []}, a map's values as {@code {}};
   *     empty for none
   */
  static JsonNode of(JsonNode schema, List<String> path, JsonNode strange) {
    if (schema.has("properties")) return object(schema, path, strange);
    return switch (schema.path("type").asText()) {
      case "boolean" -> BooleanNode.TRUE;
      case "integer" -> LongNode.valueOf(schema.path("minimum").asLong(1));
      case "array" -> JSON.arrayNode().add(of(schema.get("items"), path, strange));
      case "object" -> map(schema, path, strange);
      default -> text(schema);
    };
  }

  private static JsonNode object(JsonNode schema, List<String> path, JsonNode strange) {
    var object = JSON.objectNode();
    schema
        .get("properties")
        .propertyStream()
        .forEach(
            member -> {
              var name = member.getKey();
              var here =
                  !path.isEmpty() && path.getFirst().replaceAll("\\[]|\\{}", "").equals(name);
              var rest = here ? path.subList(1, path.size()) : List.<String>of();
              var last = here && rest.isEmpty();
              object.set(name, last ? strange : of(member.getValue(), rest, strange));
            });
    return object;
  }

  private static JsonNode map(JsonNode schema, List<String> path, JsonNode strange) {
    var map = JSON.objectNode();
    var values = schema.get("additionalProperties");
    if (values != null) map.set("key", of(values, path, strange));
    return map;
  }

  private static JsonNode text(JsonNode schema) {
    if (schema.has("enum")) return schema.at("/enum/0");
    return TextNode.valueOf(
        schema.path("format").asText().equals("date-time") ? "2026-01-01T00:00:00Z" : "text");
  }
}
