package kr.mambo.beanstalk.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The committed CRDs, as data. */
public final class CrdSchemas {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private CrdSchemas() {}

  /**
   * A member of an object at any depth.
   *
   * @param path from the resource down, a list's items as {@code []}, a map's values as {@code {}}
   */
  public record Property(String path, JsonNode schema) {
    @Override
    public String toString() {
      return path;
    }
  }

  public static Stream<JsonNode> crds() {
    return Stream.of("ebenvironments", "ebaccounts").map(CrdSchemas::crd);
  }

  /** The CRD of a plural name. */
  public static JsonNode crd(String plural) {
    try {
      return YAML.readTree(Files.readString(Path.of("crds", plural + ".eb.mambo.kr-v1.yml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema of the whole resource. */
  public static JsonNode schema(JsonNode crd) {
    return crd.at("/spec/versions/0/schema/openAPIV3Schema");
  }

  /** Every member of spec and status, these two included. */
  public static Stream<Property> properties(JsonNode crd) {
    var kind = crd.at("/spec/names/kind").textValue();
    return propertiesBelow(kind, schema(crd));
  }

  /** Every rule of the resource, wherever it stands. */
  public static Stream<JsonNode> rules(JsonNode crd) {
    return crd.findValues("x-kubernetes-validations").stream().flatMap(JsonNode::valueStream);
  }

  private static Stream<Property> propertiesBelow(String path, JsonNode schema) {
    var members =
        schema
            .path("properties")
            .propertyStream()
            .flatMap(
                member -> withPropertiesBelow(path + "." + member.getKey(), member.getValue()));
    var items = nested(path + "[]", schema.get("items"));
    var values = nested(path + "{}", schema.get("additionalProperties"));
    return Stream.of(members, items, values).flatMap(each -> each);
  }

  private static Stream<Property> withPropertiesBelow(String path, JsonNode schema) {
    return Stream.concat(Stream.of(new Property(path, schema)), propertiesBelow(path, schema));
  }

  private static Stream<Property> nested(String path, @Nullable JsonNode schema) {
    return schema == null ? Stream.of() : propertiesBelow(path, schema);
  }
}
