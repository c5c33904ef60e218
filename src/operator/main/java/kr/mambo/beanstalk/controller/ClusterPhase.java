package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.act.ClusterExecutor;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterOutcome;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.plan.ClusterPlanner;
import kr.mambo.beanstalk.plan.ClusterRendering;

/**
 * Decides and acts in the cluster. Before anything is done at Beanstalk: what leads to an
 * environment goes before the environment.
 */
final class ClusterPhase {
  /** What was planned, as it looks after it was carried out. */
  record Result(ClusterPlan plan, ClusterOutcome outcome) {}

  private final ClusterPlanner planner;
  private final ClusterExecutor executor;
  private final Settling settling;
  private final VainWrites vain = new VainWrites();

  ClusterPhase(ClusterPlanner planner, ClusterExecutor executor, Settling settling) {
    this.planner = planner;
    this.executor = executor;
    this.settling = settling;
  }

  Result run(Observation seen, Plan beanstalk, ClusterRendering rendering) {
    var plan = planner.plan(seen, beanstalk, rendering, settling(seen, rendering));
    var outcome =
        plan.decision()
            .map(decision -> execute(decision, seen))
            .orElseGet(ClusterOutcome.Idle::new);
    return new Result(plan.after(outcome), outcome);
  }

  private ClusterOutcome execute(ClusterDecision decision, Observation seen) {
    if (decision instanceof ClusterDecision.ApplyManifests apply
        && vain.again(seen.subject().key(), apply, seen.now())) {
      return new ClusterOutcome.Failed(
          true,
          "%s, again and again: an admission webhook of the cluster changes it each time. Exempt it there; it is tried again in some minutes"
              .formatted(apply.message()));
    }
    return executor.execute(decision, seen.cluster().known().orElse(ClusterView.EMPTY));
  }

  private boolean settling(Observation seen, ClusterRendering rendering) {
    if (!(rendering instanceof ClusterRendering.Rendered ready)) return false;
    var there = Optional.ofNullable(seen.subject().before().kubernetes()).map(k -> k.inputs());
    return settling.waits(
        seen.subject().key(),
        ready.inputs(),
        there.map(inputs -> inputs.digest()).orElse(null),
        seen.now());
  }

  void forget(ResourceKey key) {
    settling.forget(key);
    vain.forget(key);
  }
}
