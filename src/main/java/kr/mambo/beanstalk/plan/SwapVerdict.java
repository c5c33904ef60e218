package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.List;
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

  static Verdict of(Observation seen, Operation operation, Verdict.Running running) {
    var second = seen.subject().before().replacement();
    // Whoever serves now has the status' first place: nothing is left of the swap but to be told.
    if (second == null || !second.phase().beforeSwap()) return new Verdict.Succeeded(operation);
    var errors = events(seen, operation).stream().filter(EventLine::error).toList();
    if (errors.stream().anyMatch(e -> e.at().isAfter(seen.picturedAt()))) return running;
    if (!errors.isEmpty()) return new Verdict.Failed(operation, errors.getFirst().message(), false);
    if (!ready(seen.live())
        || !seen.facts().other().known().filter(o -> ready(o.live())).isPresent()) return running;
    var age = Duration.between(operation.startedAt(), seen.picturedAt());
    if (age.compareTo(Verdicts.UNMOVED) < 0 || Verdicts.unheard(seen)) return running;
    boolean began = events(seen, operation).stream().anyMatch(SwapVerdict::swaps);
    if (!began) return new Verdict.NeverBegan(operation);
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

  /** Those of the request, or while its id is not known those since the intent was written. */
  private static List<EventLine> events(Observation seen, Operation operation) {
    var id = operation.requestId();
    return seen.facts().events().known().orElse(List.of()).stream()
        .filter(
            e ->
                id == null
                    ? swaps(e) && !e.at().isBefore(operation.startedAt().minusSeconds(1))
                    : e.requestId().equals(id))
        .toList();
  }
}
