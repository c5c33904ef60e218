package kr.mambo.beanstalk.emulator.fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that are set, oldest first. */
public final class Faults {
  private final InstantSource clock;
  private final Map<String, Armed> armed = new LinkedHashMap<>();
  private int made;

  private static final class Armed {
    final Fault fault;
    final Map<String, Bucket> buckets = new HashMap<>();
    int struck;

    Armed(Fault fault) {
      this.fault = fault;
    }
  }

  /**
   * @param clock the wall clock, for throttles
   */
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** Sets a fault; the id lifts it again. */
  public synchronized String add(Fault fault) {
    var id = "f-" + ++made;
    armed.put(id, new Armed(fault));
    return id;
  }

  public synchronized boolean lift(String id) {
    return armed.remove(id) != null;
  }

  public synchronized void liftAll() {
    armed.clear();
  }

  public synchronized Map<String, Fault> all() {
    var all = new LinkedHashMap<String, Fault>();
    armed.forEach((id, each) -> all.put(id, each.fault));
    return all;
  }

  /** Lets every fault that matches strike once. */
  public synchronized Strike strike(CallSite site) {
    var effects = new ArrayList<Effect>();
    for (var each : armed.values()) {
      if (each.fault.matches(site) && strikes(each, site)) {
        each.struck++;
        effects.add(each.fault.effect());
      }
    }
    armed.values().removeIf(each -> each.fault.times() > 0 && each.struck >= each.fault.times());
    return Strike.of(effects);
  }

  private boolean strikes(Armed each, CallSite site) {
    if (!(each.fault.effect() instanceof Effect.Throttle(double rate, int burst))) return true;
    var now = clock.instant();
    return !each.buckets
        .computeIfAbsent(site.account(), account -> new Bucket(rate, burst, now))
        .take(now);
  }
}
