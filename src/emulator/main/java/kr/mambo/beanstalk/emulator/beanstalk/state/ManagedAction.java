package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A managed action: planned or running while {@code finished} is absent, history afterwards.
 *
 * @param type {@code PlatformUpdate} or {@code InstanceRefresh}
 * @param status {@code Scheduled}, {@code Pending}, {@code Running}, {@code Completed}, {@code
 *     Failed}
 * @param platform the solution stack to update to
 */
public record ManagedAction(
    String id,
    String type,
    String description,
    String status,
    @Nullable String platform,
    Instant windowStart,
    @Nullable Instant executed,
    @Nullable Instant finished,
    @Nullable String failureType,
    @Nullable String failure) {

  public static ManagedAction scheduled(
      String id, String type, String description, @Nullable String platform, Instant window) {
    return new ManagedAction(
        id, type, description, "Scheduled", platform, window, null, null, null, null);
  }

  public ManagedAction running(Instant now) {
    return new ManagedAction(
        id, type, description, "Running", platform, windowStart, now, null, null, null);
  }

  public ManagedAction completed(Instant now) {
    return new ManagedAction(
        id, type, description, "Completed", platform, windowStart, executed, now, null, null);
  }

  public ManagedAction failed(Instant now, String failureType, String failure) {
    return new ManagedAction(
        id,
        type,
        description,
        "Failed",
        platform,
        windowStart,
        executed,
        now,
        failureType,
        failure);
  }
}
