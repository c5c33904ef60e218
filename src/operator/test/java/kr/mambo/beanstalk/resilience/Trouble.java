package kr.mambo.beanstalk.resilience;

import java.time.Duration;
import java.time.Instant;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Something that AWS does wrong for a while, by the clock of the emulator. */
final class Trouble {
  private final Emulator emulator;
  private @Nullable String fault;
  private @Nullable Instant until;
  private String action = "";
  private Duration time = Duration.ZERO;

  Trouble(Emulator emulator) {
    this.emulator = emulator;
  }

  /** All calls of an action, for that long from the first one that comes. */
  void await(String newAction, Effect effect, Duration lasting) {
    fault = emulator.faults().add(Fault.always(newAction, effect));
    until = null;
    action = newAction;
    time = lasting;
  }

  /** Whether it has struck; what was read lately is not asked for again. */
  boolean came() {
    return until != null;
  }

  /** Whether it has struck and is not over. */
  boolean lasts() {
    return fault != null && came();
  }

  /** Time went on. */
  void look() {
    if (fault == null) return;
    var now = emulator.timeline().now();
    if (until == null && struck()) until = now.plus(time);
    if (until != null && !now.isBefore(until)) end();
  }

  /** Beanstalk's own calls, on behalf of whoever called it, are not in the journal. */
  private boolean struck() {
    var calls = emulator.journal().counts();
    return calls.containsKey(action)
        || calls.values().stream().anyMatch(count -> count.refused() > 0);
  }

  /** Over, whether it came or not. */
  void end() {
    if (fault != null) emulator.faults().lift(fault);
    fault = null;
  }
}
