package kr.mambo.beanstalk.emulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the faults do to one call.
 *
 * @param refusal a throttle counts as one
 */
public record Strike(
    Duration delay, Optional<Effect.Refuse> refusal, boolean denied, boolean dropped, End end) {
  /** How an applied call ends. */
  public enum End {
    ANSWERED,
    LOST,
    GARBLED
  }

  static Strike of(List<Effect> effects) {
    return new Strike(
        some(effects, Effect.Delay.class)
            .map(Effect.Delay::time)
            .reduce(Duration.ZERO, Duration::plus),
        effects.stream().flatMap(Strike::refusal).findFirst(),
        some(effects, Effect.Deny.class).findAny().isPresent(),
        some(effects, Effect.Drop.class).findAny().isPresent(),
        end(effects));
  }

  /** Waits as long as the delays say. */
  public void hold() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static End end(List<Effect> effects) {
    if (some(effects, Effect.LoseAnswer.class).findAny().isPresent()) return End.LOST;
    if (some(effects, Effect.Garbage.class).findAny().isPresent()) return End.GARBLED;
    return End.ANSWERED;
  }

  private static Stream<Effect.Refuse> refusal(Effect effect) {
    return switch (effect) {
      case Effect.Refuse refuse -> Stream.of(refuse);
      case Effect.Throttle ignored ->
          Stream.of(new Effect.Refuse("Throttling", 400, "Rate exceeded"));
      case Effect.Delay ignored -> Stream.empty();
      case Effect.Deny ignored -> Stream.empty();
      case Effect.Drop ignored -> Stream.empty();
      case Effect.LoseAnswer ignored -> Stream.empty();
      case Effect.Garbage ignored -> Stream.empty();
    };
  }

  private static <E extends Effect> Stream<E> some(List<Effect> effects, Class<E> type) {
    return effects.stream().filter(type::isInstance).map(type::cast);
  }
}
