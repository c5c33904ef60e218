package kr.mambo.beanstalk.resilience;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.Emulator;
import org.jspecify.annotations.Nullable;

/** What is at Beanstalk, as the emulator's control interface shows it. */
record AtBeanstalk(
    List<Map<String, @Nullable Object>> applications,
    List<Map<String, @Nullable Object>> environments) {
  static AtBeanstalk of(Emulator emulator) {
    var regions = list(emulator.beanstalk().snapshot(), "regions");
    return new AtBeanstalk(
        regions.stream().flatMap(r -> list(r, "applications").stream()).toList(),
        regions.stream().flatMap(r -> list(r, "environments").stream()).toList());
  }

  /** Whether something is going on. */
  boolean busy() {
    return environments.stream().anyMatch(e -> e.get("operation") != null);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> map, String key) {
    return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(map.get(key));
  }
}
