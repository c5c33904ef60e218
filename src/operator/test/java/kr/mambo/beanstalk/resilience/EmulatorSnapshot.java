package kr.mambo.beanstalk.resilience;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.Emulator;
import org.jspecify.annotations.Nullable;

/** What is at Beanstalk, as the emulator's control interface shows it. */
record EmulatorSnapshot(
    List<Map<String, @Nullable Object>> applications,
    List<Map<String, @Nullable Object>> environments) {
  static EmulatorSnapshot of(Emulator emulator) {
    var regions = list(emulator.beanstalkControl().snapshot(), "regions");
    return new EmulatorSnapshot(
        regions.stream().flatMap(r -> list(r, "applications").stream()).toList(),
        regions.stream().flatMap(r -> list(r, "environments").stream()).toList());
  }

  /** Whether something is going on. */
  boolean isBusy() {
    return environments.stream().anyMatch(e -> e.get("operation") != null);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> map, String key) {
    return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(map.get(key));
  }
}
