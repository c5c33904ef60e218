package kr.mambo.beanstalk.status;

import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;

/**
 * How kubectl's friends judge a custom resource: the published rules, in their order.
 *
 * @see <a href="https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus/status">
 *     kstatus: checkGenericProperties, checkGeneration and checkReadyCondition</a>
 */
public enum Kstatus {
  InProgress,
  Failed,
  Current,
  Terminating;

  public static Kstatus compute(long generation, boolean deleting, EbEnvironmentStatus status) {
    if (deleting) return Terminating;
    var observed = status.observedGeneration();
    if (observed != null && !Objects.equals(observed, generation)) return InProgress;
    // Whichever of the two comes first decides.
    for (var condition : status.conditions()) {
      if (condition.status() != ConditionStatus.True) continue;
      if (condition.type().equals("Reconciling")) return InProgress;
      if (condition.type().equals("Stalled")) return Failed;
    }
    for (var condition : status.conditions()) {
      if (condition.type().equals("Ready"))
        return condition.status() == ConditionStatus.True ? Current : InProgress;
    }
    return Current;
  }
}
