package kr.mambo.beanstalk.emulator.iam;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags between IAM's model and a map. */
final class Tags {
  private static final int MOST = 50;

  private Tags() {}

  static Map<String, String> of(Collection<Tag> tags) {
    return added(Map.of(), tags);
  }

  static Map<String, String> added(Map<String, String> before, Collection<Tag> tags) {
    var all = new HashMap<>(before);
    for (var tag : tags) {
      if (tag.key() == null || tag.value() == null) {
        throw new Refusal("InvalidInput", "A tag needs both a Key and a Value.");
      }
      all.put(tag.key(), tag.value());
    }
    if (all.size() > MOST) {
      throw new Refusal("LimitExceeded", 409, "Cannot exceed quota for TagsPerResource: " + MOST);
    }
    return all;
  }

  static Map<String, String> removed(Map<String, String> before, Collection<String> keys) {
    var rest = new HashMap<>(before);
    keys.forEach(rest::remove);
    return rest;
  }

  static List<Tag> model(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
