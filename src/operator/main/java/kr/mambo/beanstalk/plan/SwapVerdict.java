package kr.mambo.beanstalk.plan;

import java.time.Duration;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Verdict;

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
  static Verdict of(Observation seen, Operation operation, Duration age, Verdict.Running running) {
    var second = seen.subject().before().replacement();
    // Whoever serves now has the status' first place: nothing is left of the swap but to be told.
    if (second == null || !second.phase().beforeSwap()) return new Verdict.Succeeded(operation);
    var events = Verdicts.events(seen, operation, SwapVerdict::swaps);
    var errors = events.stream().filter(EventLine::error).toList();
    if (Verdicts.later(seen, errors)) return running;
    if (!errors.isEmpty()) return new Verdict.Failed(operation, errors.getFirst().message(), false);
    if (!ready(seen.live())
        || !seen.facts().other().known().filter(o -> ready(o.live())).isPresent()) return running;
    boolean unheard = seen.facts().events().unreadable().isPresent();
    if (age.compareTo(Verdicts.UNMOVED) < 0 || unheard) return running;
    if (events.stream().noneMatch(SwapVerdict::swaps)) return new Verdict.NeverBegan(operation);
    return age.compareTo(OperationKind.SwapCnames.deadline()) > 0
        ? new Verdict.Failed(
            operation,
            "Beanstalk says that it swapped the CNAMEs, and %s answers at another address all the same: swap them at Beanstalk, or ask for another try"
                .formatted(second.environmentName()),
            false)
        : running;
  }

  private static boolean ready(Live live) {
    return live instanceof Live.Present(var snapshot) && snapshot.lifecycle() == Lifecycle.Ready;
  }

  private static boolean swaps(EventLine event) {
    return event.message().contains("CNAMEs");
  }
}
