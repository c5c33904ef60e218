package kr.mambo.beanstalk.emulator.fault;

import java.time.Duration;

/** What a fault does to a call. */
public sealed interface Effect {
  /**
   * Refuses what comes faster than this, for each account apart: {@code Throttling}, {@code Rate
   * exceeded}.
   *
   * @param rate calls a second
   * @param burst how many may come at once
   */
  record Throttle(double rate, int burst) implements Effect {}

  /** Holds the call before it is applied. */
  record Delay(Duration time) implements Effect {}

  /** Refuses the call, which is not applied. */
  record Refuse(String code, int status, String message) implements Effect {}

  /** Denies the call in the words of a missing permission. */
  record Deny() implements Effect {}

  /** Applies the call and cuts the connection before the answer. */
  record LoseAnswer() implements Effect {}

  /** Cuts the connection; the call is not applied. */
  record Drop() implements Effect {}

  /** Applies the call and answers bytes that no client can read. */
  record Garbage() implements Effect {}
}
