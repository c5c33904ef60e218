package kr.mambo.beanstalk.plan.evidence;

import java.time.Duration;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.BeanstalkPhrases;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;

/**
 * What became of a swap: the addresses say so, not the answer to the call. It is the one operation
 * that a second call undoes.
 */
final class SwapVerdict {
  private SwapVerdict() {}

  /**
   * The verdict.
   *
   * @param age of the operation when the environments were seen
   * @param running the one where nothing else can be said
   */
  static OperationVerdict resolve(
      Observation observed, Operation operation, Duration age, OperationVerdict.Running running) {
    var replacement = observed.resource().previousStatus().replacement();
    // Whoever serves now has the status' first place: nothing is left of the swap but to be
    // reported.
    if (replacement == null || !replacement.phase().isBeforeSwap())
      return new OperationVerdict.Succeeded(operation);
    var events = OperationVerdicts.events(observed, operation, BeanstalkPhrases::isAboutSwap);
    var errors = events.stream().filter(EnvironmentEvent::isError).toList();
    if (OperationVerdicts.hasErrorAfterSnapshot(observed, errors)) return running;
    if (!errors.isEmpty())
      return new OperationVerdict.Failed(operation, errors.getFirst().message(), false);
    if (!isReady(observed.environment())
        || !observed
            .facts()
            .replacement()
            .known()
            .filter(o -> isReady(o.environment()))
            .isPresent()) return running;
    boolean eventsUnreadable = observed.facts().events().readFailure().isPresent();
    if (age.compareTo(OperationVerdicts.STALE_READY_WINDOW) < 0 || eventsUnreadable) return running;
    if (events.stream().noneMatch(BeanstalkPhrases::isAboutSwap))
      return new OperationVerdict.NeverStarted(operation);
    return age.compareTo(OperationKind.SwapCnames.deadline()) > 0
        ? new OperationVerdict.Failed(
            operation,
            "Beanstalk reported that it swapped the CNAMEs, but %s still has another address. Swap them in Beanstalk, or annotate with eb.mambo.kr/reconcile-requested-at to retry."
                .formatted(replacement.environmentName()),
            false)
        : running;
  }

  private static boolean isReady(EnvironmentState live) {
    return live.snapshot().filter(s -> s.lifecycle() == Lifecycle.Ready).isPresent();
  }
}
