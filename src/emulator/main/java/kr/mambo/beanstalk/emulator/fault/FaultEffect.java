package kr.mambo.beanstalk.emulator.fault;

import java.time.Duration;

/** What a fault does to a call. */
public sealed interface FaultEffect {
  /**
   * Refuses what comes faster than this, for each account apart: {@code Throttling}, {@code Rate
   * exceeded}.
   *
   * @param rate calls a second
   * @param burst how many may come at once
   */
  record Throttle(double rate, int burst) implements FaultEffect {}

  /** Holds the call before it is applied. */
  record Delay(Duration duration) implements FaultEffect {}

  /** Refuses the call, which is not applied. */
  record ReturnError(String code, int status, String message) implements FaultEffect {}

  /** Denies the call in the words of a missing permission. */
  record Deny() implements FaultEffect {}

  /** Applies the call and cuts the connection before the answer. */
  record LoseResponse() implements FaultEffect {}

  /** Cuts the connection; the call is not applied. */
  record DropConnection() implements FaultEffect {}

  /** Applies the call and answers bytes that no client can read. */
  record GarbleResponse() implements FaultEffect {}
}
