package kr.mambo.beanstalk.emulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the faults do to one call.
 *
 * @param error a throttle counts as one
 */
public record FaultOutcome(
    Duration delay,
    Optional<FaultEffect.ReturnError> error,
    boolean denied,
    boolean dropped,
    ResponseFate responseFate) {
  /** How an applied call ends. */
  public enum ResponseFate {
    DELIVERED,
    LOST,
    GARBLED
  }

  static FaultOutcome of(List<FaultEffect> effects) {
    return new FaultOutcome(
        ofType(effects, FaultEffect.Delay.class)
            .map(FaultEffect.Delay::duration)
            .reduce(Duration.ZERO, Duration::plus),
        effects.stream().flatMap(FaultOutcome::error).findFirst(),
        ofType(effects, FaultEffect.Deny.class).findAny().isPresent(),
        ofType(effects, FaultEffect.DropConnection.class).findAny().isPresent(),
        responseFate(effects));
  }

  /** Waits as long as the delays say. */
  public void awaitDelay() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ResponseFate responseFate(List<FaultEffect> effects) {
    if (ofType(effects, FaultEffect.LoseResponse.class).findAny().isPresent())
      return ResponseFate.LOST;
    if (ofType(effects, FaultEffect.GarbleResponse.class).findAny().isPresent())
      return ResponseFate.GARBLED;
    return ResponseFate.DELIVERED;
  }

  private static Stream<FaultEffect.ReturnError> error(FaultEffect effect) {
    return switch (effect) {
      case FaultEffect.ReturnError refuse -> Stream.of(refuse);
      case FaultEffect.Throttle ignored ->
          Stream.of(new FaultEffect.ReturnError("Throttling", 400, "Rate exceeded"));
      case FaultEffect.Delay ignored -> Stream.empty();
      case FaultEffect.Deny ignored -> Stream.empty();
      case FaultEffect.DropConnection ignored -> Stream.empty();
      case FaultEffect.LoseResponse ignored -> Stream.empty();
      case FaultEffect.GarbleResponse ignored -> Stream.empty();
    };
  }

  private static <E extends FaultEffect> Stream<E> ofType(
      List<FaultEffect> effects, Class<E> type) {
    return effects.stream().filter(type::isInstance).map(type::cast);
  }
}
