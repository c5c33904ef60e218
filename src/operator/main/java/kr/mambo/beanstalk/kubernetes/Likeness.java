package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a live object has all that was rendered; what others or the API server added is theirs.
 */
final class Likeness {
  private Likeness() {}

  static boolean within(JsonNode wanted, JsonNode live) {
    if (wanted.isObject()) {
      for (var field : wanted.properties()) {
        if (!within(field.getValue(), live.path(field.getKey()))) return false;
      }
      return live.isObject() || wanted.isEmpty();
    }
    if (wanted.isArray()) return items(wanted, live);
    return wanted.equals(live);
  }

  /** Words in their order and no others; of objects there may be more. */
  private static boolean items(JsonNode wanted, JsonNode live) {
    boolean words = wanted.valueStream().allMatch(JsonNode::isValueNode);
    if (words) return wanted.equals(live) || (wanted.isEmpty() && live.isMissingNode());
    return wanted
        .valueStream()
        .allMatch(item -> live.valueStream().anyMatch(there -> within(item, there)));
  }
}
