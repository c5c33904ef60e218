package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a live object contains everything that was rendered; additions of the API server and
 * other actors are ignored.
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

  /** Scalars in the same order and no others; objects may have additional ones. */
  private static boolean isArraySubset(JsonNode desired, JsonNode live) {
    boolean scalars = desired.valueStream().allMatch(JsonNode::isValueNode);
    if (scalars) return desired.equals(live) || (desired.isEmpty() && live.isMissingNode());
    return desired
        .valueStream()
        .allMatch(item -> live.valueStream().anyMatch(liveItem -> isSubset(item, liveItem)));
  }
}
