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
final class KubernetesPhase {
  /** What was planned, as it looks after it was carried out. */
  record Result(KubernetesPlan plan, KubernetesOutcome outcome) {}

  private final KubernetesPlanner planner;
  private final KubernetesExecutor executor;
  private final InputDebounce debounce;
  private final ApplyLoopGuard applyLoopGuard = new ApplyLoopGuard();

  KubernetesPhase(KubernetesPlanner planner, KubernetesExecutor executor, InputDebounce debounce) {
    this.planner = planner;
    this.executor = executor;
    this.debounce = debounce;
  }

  Result run(Observation observed, Plan beanstalk, KubernetesRendering rendering) {
    var plan = planner.plan(observed, beanstalk, rendering, debounce(observed, rendering));
    var outcome =
        plan.decision()
            .map(decision -> execute(decision, observed))
            .orElseGet(KubernetesOutcome.NotExecuted::new);
    return new Result(plan.withOutcome(outcome), outcome);
  }

  private KubernetesOutcome execute(KubernetesDecision decision, Observation observed) {
    if (decision instanceof KubernetesDecision.ApplyManifests apply
        && applyLoopGuard.detectLoop(observed.resource().key(), apply, observed.now())) {
      return new KubernetesOutcome.Failed(
          true,
          "%s: the objects differ after each write, which an admission webhook usually causes. Exempt them from the webhook; the operator retries within 10 minutes."
              .formatted(apply.message()));
    }
    return executor.execute(decision, observed.kubernetes().known().orElse(KubernetesState.EMPTY));
  }

  private boolean debounce(Observation observed, KubernetesRendering rendering) {
    if (!(rendering instanceof KubernetesRendering.Rendered ready)) return false;
    var appliedInputs =
        Optional.ofNullable(observed.resource().previousStatus().kubernetes()).map(k -> k.inputs());
    return debounce.shouldWait(
        observed.resource().key(),
        ready.inputs(),
        appliedInputs.map(inputs -> inputs.digest()).orElse(null),
        observed.now());
  }

  void forget(ResourceKey key) {
    debounce.forget(key);
    applyLoopGuard.forget(key);
  }
}
