package kr.mambo.beanstalk.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** A resource with every field of its schema, and one of them strange. */
final class SchemaExample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaExample() {}

  /**
   * @param path to the strange value, a list's items as {@code []}, a map's values as {@code {}};
   *     empty for none
   */
  static JsonNode create(JsonNode schema, List<String> path, JsonNode unexpected) {
    if (schema.has("properties")) return object(schema, path, unexpected);
    return switch (schema.path("type").asText()) {
      case "boolean" -> BooleanNode.TRUE;
      case "integer" -> LongNode.valueOf(schema.path("minimum").asLong(1));
      case "array" -> JSON.arrayNode().add(create(schema.get("items"), path, unexpected));
      case "object" -> map(schema, path, unexpected);
      default -> text(schema);
    };
  }

  private static JsonNode object(JsonNode schema, List<String> path, JsonNode unexpected) {
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
              object.set(name, last ? unexpected : create(member.getValue(), rest, unexpected));
            });
    return object;
  }

  private static JsonNode map(JsonNode schema, List<String> path, JsonNode unexpected) {
    var map = JSON.objectNode();
    var values = schema.get("additionalProperties");
    if (values != null) map.set("key", create(values, path, unexpected));
    return map;
  }

  private static JsonNode text(JsonNode schema) {
    if (schema.has("enum")) return schema.at("/enum/0");
    return TextNode.valueOf(
        schema.path("format").asText().equals("date-time") ? "2026-01-01T00:00:00Z" : "text");
  }
}
