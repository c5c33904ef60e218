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
final class BeanstalkPlanPhase {
  private final BeanstalkPlanner planner = new BeanstalkPlanner();
  private final InputDebounce debounce;
  private final BeanstalkObserver observer;

  BeanstalkPlanPhase(BeanstalkObserver observer, InputDebounce debounce) {
    this.observer = observer;
    this.debounce = debounce;
  }

  Plan plan(Observation observed, BeanstalkRendering rendering, Optional<Scope> scope) {
    boolean debouncing = debounce(observed, rendering);
    var plan = planner.plan(observed, rendering, debouncing);
    return scope
        .flatMap(s -> observer.validateOptions(s, observed, plan.decision()))
        .map(validated -> planner.plan(validated, rendering, debouncing))
        .orElse(plan);
  }

  private boolean debounce(Observation observed, BeanstalkRendering rendering) {
    if (!(rendering instanceof BeanstalkRendering.Rendered ready)) return false;
    var version = observed.resource().previousStatus().version();
    return debounce.shouldWait(
        observed.resource().key(),
        ready.wanted().inputsDigest(),
        version == null ? null : version.inputs(),
        observed.now());
  }

  void forget(ResourceKey key) {
    debounce.forget(key);
  }
}
