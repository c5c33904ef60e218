package kr.mambo.beanstalk.emulator.iam;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags between IAM's model and a map. */
final class IamTags {
  private static final int MAX_TAGS = 50;

  private IamTags() {}

  static Map<String, String> of(Collection<Tag> tags) {
    return merge(Map.of(), tags);
  }

  static Map<String, String> merge(Map<String, String> before, Collection<Tag> tags) {
    var all = new HashMap<>(before);
    for (var tag : tags) {
      if (tag.key() == null || tag.value() == null) {
        throw new ServiceException("InvalidInput", "A tag needs both a Key and a Value.");
      }
      all.put(tag.key(), tag.value());
    }
    if (all.size() > MAX_TAGS) {
      throw new ServiceException(
          "LimitExceeded", 409, "Cannot exceed quota for TagsPerResource: " + MAX_TAGS);
    }
    return all;
  }

  static Map<String, String> without(Map<String, String> before, Collection<String> keys) {
    var rest = new HashMap<>(before);
    keys.forEach(rest::remove);
    return rest;
  }

  static List<Tag> toSdkModel(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
