package kr.mambo.beanstalk.emulator.fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that are set, oldest first. */
public final class FaultInjector {
  private final InstantSource clock;
  private final Map<String, ActiveFault> activeFaults = new LinkedHashMap<>();
  private int createdCount;

  private static final class ActiveFault {
    final Fault fault;
    final Map<String, TokenBucket> buckets = new HashMap<>();
    int appliedCount;

    ActiveFault(Fault fault) {
      this.fault = fault;
    }
  }

  /**
   * @param clock the wall clock, for throttles
   */
  public FaultInjector(InstantSource clock) {
    this.clock = clock;
  }

  /** Sets a fault; the id lifts it again. */
  public synchronized String add(Fault fault) {
    var id = "f-" + ++createdCount;
    activeFaults.put(id, new ActiveFault(fault));
    return id;
  }

  public synchronized boolean remove(String id) {
    return activeFaults.remove(id) != null;
  }

  public synchronized void clear() {
    activeFaults.clear();
  }

  public synchronized Map<String, Fault> all() {
    var all = new LinkedHashMap<String, Fault>();
    activeFaults.forEach((id, fault) -> all.put(id, fault.fault));
    return all;
  }

  /** Lets every fault that matches strike once. */
  public synchronized FaultOutcome apply(CallDescriptor descriptor) {
    var effects = new ArrayList<FaultEffect>();
    for (var fault : activeFaults.values()) {
      if (fault.fault.matches(descriptor) && triggers(fault, descriptor)) {
        fault.appliedCount++;
        effects.add(fault.fault.effect());
      }
    }
    activeFaults
        .values()
        .removeIf(
            fault -> fault.fault.maxCalls() > 0 && fault.appliedCount >= fault.fault.maxCalls());
    return FaultOutcome.of(effects);
  }

  private boolean triggers(ActiveFault fault, CallDescriptor descriptor) {
    if (!(fault.fault.effect() instanceof FaultEffect.Throttle(double rate, int burst)))
      return true;
    var now = clock.instant();
    return !fault
        .buckets
        .computeIfAbsent(descriptor.account(), account -> new TokenBucket(rate, burst, now))
        .tryTake(now);
  }
}
