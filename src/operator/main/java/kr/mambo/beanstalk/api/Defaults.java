package kr.mambo.beanstalk.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values for members that are absent: the API server's defaults exist only on the API server. */
final class Defaults {
  private Defaults() {}

  /**
   * An unmodifiable copy without null items; a list that throws on them would stop every informer.
   */
  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : values.stream().filter(java.util.Objects::nonNull).toList();
  }

  static <V> Map<String, V> map(@Nullable Map<String, V> values) {
    if (values == null) return Map.of();
    var copy = new java.util.TreeMap<String, V>();
    values.forEach(
        (key, value) -> {
          if (key != null && value != null) copy.put(key, value);
        });
    return java.util.Collections.unmodifiableMap(copy);
  }

  static <T> T or(@Nullable T given, T defaultValue) {
    return given == null ? defaultValue : given;
  }
}
