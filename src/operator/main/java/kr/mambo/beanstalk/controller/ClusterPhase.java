package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.act.KubernetesExecutor;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesOutcome;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.plan.KubernetesPlanner;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;

/**
 * Decides and acts in the cluster. Before anything is done at Beanstalk: what leads to an
 * environment goes before the environment.
 */
final class ClusterPhase {
  /** What was planned, as it looks after it was carried out. */
  record Result(KubernetesPlan plan, KubernetesOutcome outcome) {}

  private final KubernetesPlanner planner;
  private final KubernetesExecutor executor;
  private final Settling settling;
  private final VainWrites vain = new VainWrites();

  ClusterPhase(KubernetesPlanner planner, KubernetesExecutor executor, Settling settling) {
    this.planner = planner;
    this.executor = executor;
    this.settling = settling;
  }

  Result run(Observation observed, Plan beanstalk, KubernetesRendering rendering) {
    var plan = planner.plan(observed, beanstalk, rendering, settling(observed, rendering));
    var outcome =
        plan.decision()
            .map(decision -> execute(decision, observed))
            .orElseGet(KubernetesOutcome.NotExecuted::new);
    return new Result(plan.withOutcome(outcome), outcome);
  }

  private KubernetesOutcome execute(KubernetesDecision decision, Observation observed) {
    if (decision instanceof KubernetesDecision.ApplyManifests apply
        && vain.again(observed.resource().key(), apply, observed.now())) {
      return new KubernetesOutcome.Failed(
          true,
          "%s, again and again: an admission webhook of the cluster changes it each time. Exempt it there; it is tried again in some minutes"
              .formatted(apply.message()));
    }
    return executor.execute(decision, observed.kubernetes().known().orElse(KubernetesState.EMPTY));
  }

  private boolean settling(Observation observed, KubernetesRendering rendering) {
    if (!(rendering instanceof KubernetesRendering.Rendered ready)) return false;
    var there =
        Optional.ofNullable(observed.resource().previousStatus().kubernetes()).map(k -> k.inputs());
    return settling.waits(
        observed.resource().key(),
        ready.inputs(),
        there.map(inputs -> inputs.digest()).orElse(null),
        observed.now());
  }

  void forget(ResourceKey key) {
    settling.forget(key);
    vain.forget(key);
  }
}
