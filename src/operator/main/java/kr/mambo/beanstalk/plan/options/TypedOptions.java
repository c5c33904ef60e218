package kr.mambo.beanstalk.plan.options;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.OptionKey;
import org.jspecify.annotations.Nullable;

/** Options that typed fields stand for, while they are being gathered. */
final class TypedOptions {
  /**
   * A value and where it comes from.
   *
   * @param field of the spec
   * @param explicit whether the user wrote it; a default gives way to {@code spec.options}
   */
  record TypedOption(String value, String field, boolean explicit) {}

  private final SortedMap<OptionKey, TypedOption> options = new TreeMap<>();
  private final DefaultsInForce defaults;

  TypedOptions(DefaultsInForce defaults) {
    this.defaults = defaults;
    defaults
        .recorded()
        .forEach((key, value) -> options.put(key, new TypedOption(value, "a default", false)));
  }

  void set(String namespace, String name, Object value, String field) {
    options.put(OptionKey.of(namespace, name), new TypedOption(value.toString(), field, true));
  }

  /** What holds unless the user writes it: this release's value, or the one applied before. */
  void setDefault(String namespace, String name, Object value, String field) {
    var key = OptionKey.of(namespace, name);
    defaults
        .value(key, value.toString())
        .ifPresent(inForce -> options.put(key, new TypedOption(inForce, field, false)));
  }

  /** A field that is present is a claim, even where it says what its default says. */
  void set(
      String namespace, String name, @Nullable Object written, Object defaultValue, String field) {
    if (written == null) setDefault(namespace, name, defaultValue, field);
    else set(namespace, name, written, field);
  }

  Map<OptionKey, TypedOption> options() {
    return options;
  }
}
