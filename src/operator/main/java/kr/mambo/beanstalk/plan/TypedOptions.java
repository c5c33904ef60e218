package kr.mambo.beanstalk.plan;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.OptionKey;

/** Options that typed fields stand for, while they are being gathered. */
final class TypedOptions {
  /**
   * A value and where it comes from.
   *
   * @param field of the spec
   * @param said whether its user wrote it; a default gives way to {@code spec.options}
   */
  record Typed(String value, String field, boolean said) {}

  private final SortedMap<OptionKey, Typed> gathered = new TreeMap<>();

  void said(String namespace, String name, Object value, String field) {
    gathered.put(OptionKey.of(namespace, name), new Typed(value.toString(), field, true));
  }

  void byDefault(String namespace, String name, Object value, String field) {
    gathered.put(OptionKey.of(namespace, name), new Typed(value.toString(), field, false));
  }

  Map<OptionKey, Typed> gathered() {
    return gathered;
  }
}
