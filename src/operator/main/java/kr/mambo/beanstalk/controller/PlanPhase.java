package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.plan.Planner;
import kr.mambo.beanstalk.plan.Rendering;

/** Decides; before options are changed Beanstalk is asked what it says to them, and then again. */
final class PlanPhase {
  private final Planner planner = new Planner();
  private final Settling settling;
  private final Observer observer;

  PlanPhase(Observer observer, Settling settling) {
    this.observer = observer;
    this.settling = settling;
  }

  Plan plan(Observation seen, Rendering rendering, Optional<Scope> scope) {
    boolean waits = settling(seen, rendering);
    var plan = planner.plan(seen, rendering, waits);
    return scope
        .flatMap(s -> observer.foresee(s, seen, plan.decision()))
        .map(foreseen -> planner.plan(foreseen, rendering, waits))
        .orElse(plan);
  }

  private boolean settling(Observation seen, Rendering rendering) {
    if (!(rendering instanceof Rendering.Rendered ready)) return false;
    var version = seen.subject().before().version();
    return settling.waits(
        seen.subject().key(),
        ready.wanted().inputs(),
        version == null ? null : version.inputs(),
        seen.now());
  }

  void forget(ResourceKey key) {
    settling.forget(key);
  }
}
