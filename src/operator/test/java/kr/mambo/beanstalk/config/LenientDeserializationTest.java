package kr.mambo.beanstalk.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.crd.CrdSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A resource that a newer CRD let in is read, whatever stands in it. */
class LenientDeserializationTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final KubernetesSerialization serialization = serialization();

  /** The value of each policy that writes least to AWS and Kubernetes. */
  private static final Map<String, String> WRITES_LEAST =
      Map.ofEntries(
          entry("/spec/deletionPolicy", "Retain"),
          entry("/spec/replacement", "Never"),
          entry("/spec/managementMode", "Observe"),
          entry("/spec/adoption", "Never"),
          entry("/spec/driftPolicy", "Report"),
          entry("/spec/logsOnFailure", "None"),
          entry("/spec/placement", "Beanstalk"),
          entry("/spec/platform/update/mode", "Manual"),
          entry("/spec/imageResolution/pin", "Always"),
          entry("/spec/deployment/onFailedDeploy", "Hold"),
          entry("/spec/kubernetes/onFailedCutover", "Hold"),
          entry("/spec/kubernetes/beanstalkAfterCutover/action", "Keep"));

  static Stream<CrdSchemas.Property> properties() {
    return CrdSchemas.crds().flatMap(CrdSchemas::properties);
  }

  static Stream<Map.Entry<String, String>> policies() {
    return WRITES_LEAST.entrySet().stream();
  }

  @Test
  void everythingThatTheSchemaKnowsIsRead() throws JsonProcessingException {
    for (var crd : CrdSchemas.crds().toList()) {
      var whole = SchemaExample.create(CrdSchemas.schema(crd), List.of(), NullNode.instance);
      assertThat(json(read(crd, whole))).isEqualTo(new ObjectMapper().readTree(whole.toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void strangeValuesAreRead(CrdSchemas.Property property) {
    var path = List.of(property.path().split("[.]", -1));
    var crd = CrdSchemas.crd(path.getFirst().equals("EbAccount") ? "ebaccounts" : "ebenvironments");
    for (var strange : strangersTo(property.schema())) {
      var resource =
          SchemaExample.create(CrdSchemas.schema(crd), path.subList(1, path.size()), strange);
      assertThatCode(() -> read(crd, resource)).as("%s", strange).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anUnknownWordOfAPolicyIsTheOneThatWritesLeast(Map.Entry<String, String> policy)
      throws JsonProcessingException {
    var crd = CrdSchemas.crd("ebenvironments");
    var path = List.of(policy.getKey().substring(1).split("/", -1));

    var read =
        read(crd, SchemaExample.create(CrdSchemas.schema(crd), path, TextNode.valueOf("Unheard")));

    assertThat(json(read).at(policy.getKey()).asText()).isEqualTo(policy.getValue());
  }

  /** What a newer CRD may have put there. */
  private static List<JsonNode> strangersTo(JsonNode schema) {
    var unheard = JSON.objectNode().put("unheard", "of");
    var word = TextNode.valueOf("Unheard");
    var number = IntNode.valueOf(5);
    if (schema.has("x-kubernetes-int-or-string")) return List.of(NullNode.instance, word, number);
    return switch (schema.path("type").asText()) {
      case "object" -> List.of(NullNode.instance, unheard);
      case "array" -> List.of(NullNode.instance, JSON.arrayNode(), JSON.arrayNode().addNull());
      case "string" ->
          schema.has("enum")
              ? List.of(NullNode.instance, word, number)
              : List.of(NullNode.instance, word, number, unheard);
      default -> List.of(NullNode.instance, word, number);
    };
  }

  private static Object read(JsonNode crd, JsonNode resource) {
    return crd.at("/spec/names/kind").textValue().equals("EbAccount")
        ? serialization.unmarshal(resource.toString(), EbAccount.class)
        : serialization.unmarshal(resource.toString(), EbEnvironment.class);
  }

  private static JsonNode json(Object resource) throws JsonProcessingException {
    var written = (ObjectNode) serialization.convertValue(resource, JsonNode.class);
    written.remove(List.of("apiVersion", "kind", "metadata"));
    return new ObjectMapper().readTree(written.toString());
  }

  /** As Quarkus makes the client's. */
  private static KubernetesSerialization serialization() {
    var mapper = new ObjectMapper();
    var serialization = new KubernetesSerialization(mapper, true);
    new LenientDeserialization().customize(mapper);
    return serialization;
  }
}
