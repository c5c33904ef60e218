package kr.mambo.beanstalk.resilience;

import java.time.Duration;
import java.time.Instant;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import org.jspecify.annotations.Nullable;

/** Something that AWS does wrong for a while, by the clock of the emulator. */
final class TemporaryFault {
  private final Emulator emulator;
  private @Nullable String fault;
  private @Nullable Instant endsAt;
  private String action = "";
  private Duration duration = Duration.ZERO;

  TemporaryFault(Emulator emulator) {
    this.emulator = emulator;
  }

  /** All calls of an action, for that long from the first one that comes. */
  void arm(String newAction, FaultEffect effect, Duration lasting) {
    fault = emulator.faults().add(Fault.always(newAction, effect));
    endsAt = null;
    action = newAction;
    duration = lasting;
  }

  /** Whether it has struck; what was read lately is not asked for again. */
  boolean hasStruck() {
    return endsAt != null;
  }

  /** Whether it has struck and is not over. */
  boolean isActive() {
    return fault != null && hasStruck();
  }

  /** Time went on. */
  void update() {
    if (fault == null) return;
    var now = emulator.timeline().now();
    if (endsAt == null && wasCalled()) endsAt = now.plus(duration);
    if (endsAt != null && !now.isBefore(endsAt)) lift();
  }

  /** Beanstalk's own calls, on behalf of whoever called it, are not in the journal. */
  private boolean wasCalled() {
    var calls = emulator.callJournal().counts();
    return calls.containsKey(action)
        || calls.values().stream().anyMatch(count -> count.failed() > 0);
  }

  /** Over, whether it came or not. */
  void lift() {
    if (fault != null) emulator.faults().remove(fault);
    fault = null;
  }
}
