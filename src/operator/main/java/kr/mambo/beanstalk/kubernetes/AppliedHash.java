package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.workload.Content;

/**
 * Whether a live object matches what was rendered. A changed value is found by comparison; a field
 * that is no longer rendered is found only by the digest of what was applied, which is an
 * annotation of the object.
 */
public final class AppliedHash {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HASH_LENGTH = 16;

  private AppliedHash() {}

  /** Adds the digest annotation to an object. */
  public static <T extends HasMetadata> T annotate(T object) {
    var metadata = object.getMetadata();
    var annotations = new LinkedHashMap<String, String>();
    if (metadata.getAnnotations() != null) annotations.putAll(metadata.getAnnotations());
    annotations.put(Labels.APPLIED_HASH, hash(object));
    metadata.setAnnotations(annotations);
    return object;
  }

  /** Whether the live object matches the annotated one; additions of other actors are ignored. */
  public static boolean matches(HasMetadata desired, HasMetadata live) {
    return SubsetMatcher.isSubset(JSON.valueToTree(desired), JSON.valueToTree(live));
  }

  /** Excludes a Secret's data and a Service's target: both are compared separately. */
  private static String hash(HasMetadata object) {
    ObjectNode tree = JSON.valueToTree(object);
    tree.remove("data");
    if (tree.path("spec") instanceof ObjectNode spec) spec.remove("externalName");
    return Content.utf8(sortFields(tree).toString()).sha256().substring(0, HASH_LENGTH);
  }

  private static JsonNode sortFields(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      node.properties().forEach(field -> fields.put(field.getKey(), sortFields(field.getValue())));
      var object = JSON.createObjectNode();
      fields.forEach(object::set);
      return object;
    }
    if (!node.isArray()) return node;
    var array = JSON.createArrayNode();
    node.forEach(item -> array.add(sortFields(item)));
    return array;
  }
}
