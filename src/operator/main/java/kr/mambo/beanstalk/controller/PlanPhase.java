package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.observe.BeanstalkObserver;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/** Decides; before options are changed Beanstalk is asked what it says to them, and then again. */
final class PlanPhase {
  private final BeanstalkPlanner planner = new BeanstalkPlanner();
  private final Settling settling;
  private final BeanstalkObserver observer;

  PlanPhase(BeanstalkObserver observer, Settling settling) {
    this.observer = observer;
    this.settling = settling;
  }

  Plan plan(Observation observed, BeanstalkRendering rendering, Optional<Scope> scope) {
    boolean waits = settling(observed, rendering);
    var plan = planner.plan(observed, rendering, waits);
    return scope
        .flatMap(s -> observer.validateOptions(s, observed, plan.decision()))
        .map(foreseen -> planner.plan(foreseen, rendering, waits))
        .orElse(plan);
  }

  private boolean settling(Observation observed, BeanstalkRendering rendering) {
    if (!(rendering instanceof BeanstalkRendering.Rendered ready)) return false;
    var version = observed.resource().previousStatus().version();
    return settling.waits(
        observed.resource().key(),
        ready.wanted().inputsDigest(),
        version == null ? null : version.inputs(),
        observed.now());
  }

  void forget(ResourceKey key) {
    settling.forget(key);
  }
}
