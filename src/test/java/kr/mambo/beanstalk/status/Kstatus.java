package kr.mambo.beanstalk.status;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;

/**
 * How kubectl's friends judge a custom resource.
 *
 * @see <a href="https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md">
 *     kstatus</a>
 */
enum Kstatus {
  InProgress,
  Failed,
  Current,
  Terminating;

  static Kstatus of(long generation, boolean deleting, EbEnvironmentStatus status) {
    if (deleting) return Terminating;
    var observed = status.observedGeneration();
    if (observed != null && !Objects.equals(observed, generation)) return InProgress;
    if (is(status, "Reconciling", ConditionStatus.True)) return InProgress;
    if (is(status, "Stalled", ConditionStatus.True)) return Failed;
    return of(status, "Ready")
        .map(ready -> ready.status() == ConditionStatus.True ? Current : InProgress)
        .orElse(Current);
  }

  private static boolean is(EbEnvironmentStatus status, String type, ConditionStatus wanted) {
    return of(status, type).filter(c -> c.status() == wanted).isPresent();
  }

  private static Optional<Condition> of(EbEnvironmentStatus status, String type) {
    return status.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }
}
