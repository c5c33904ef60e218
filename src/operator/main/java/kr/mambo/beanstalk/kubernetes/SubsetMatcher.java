package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a live object has all that was rendered; what others or the API server added is theirs.
 */
final class SubsetMatcher {
  private SubsetMatcher() {}

  static boolean isSubset(JsonNode desired, JsonNode live) {
    if (desired.isObject()) {
      for (var field : desired.properties()) {
        if (!isSubset(field.getValue(), live.path(field.getKey()))) return false;
      }
      return live.isObject() || desired.isEmpty();
    }
    if (desired.isArray()) return isArraySubset(desired, live);
    return desired.equals(live);
  }

  /** Words in their order and no others; of objects there may be more. */
  private static boolean isArraySubset(JsonNode desired, JsonNode live) {
    boolean scalars = desired.valueStream().allMatch(JsonNode::isValueNode);
    if (scalars) return desired.equals(live) || (desired.isEmpty() && live.isMissingNode());
    return desired
        .valueStream()
        .allMatch(item -> live.valueStream().anyMatch(liveItem -> isSubset(item, liveItem)));
  }
}
