package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A managed action: planned or running while {@code finishedAt} is absent, history afterwards.
 *
 * @param type {@code PlatformUpdate} or {@code InstanceRefresh}
 * @param status {@code Scheduled}, {@code Pending}, {@code Running}, {@code Completed}, {@code
 *     Failed}
 * @param solutionStack the solution stack to update to
 */
public record ManagedAction(
    String id,
    String type,
    String description,
    String status,
    @Nullable String solutionStack,
    Instant windowStart,
    @Nullable Instant executedAt,
    @Nullable Instant finishedAt,
    @Nullable String failureType,
    @Nullable String failureDescription) {

  public static ManagedAction scheduled(
      String id, String type, String description, @Nullable String platform, Instant window) {
    return new ManagedAction(
        id, type, description, "Scheduled", platform, window, null, null, null, null);
  }

  public ManagedAction markRunning(Instant now) {
    return new ManagedAction(
        id, type, description, "Running", solutionStack, windowStart, now, null, null, null);
  }

  public ManagedAction markCompleted(Instant now) {
    return new ManagedAction(
        id,
        type,
        description,
        "Completed",
        solutionStack,
        windowStart,
        executedAt,
        now,
        null,
        null);
  }

  public ManagedAction markFailed(Instant now, String failureType, String failure) {
    return new ManagedAction(
        id,
        type,
        description,
        "Failed",
        solutionStack,
        windowStart,
        executedAt,
        now,
        failureType,
        failure);
  }
}
