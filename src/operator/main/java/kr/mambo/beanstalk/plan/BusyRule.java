package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;

/** Somebody else's operation is waited for, however long it takes, and never an error. */
final class BusyRule implements Rule {
  /** As long as any of our own operations may take. */
  private static final Duration LONG = Duration.ofHours(1);

  @Override
  public Optional<Decision> decide(Situation situation) {
    return situation
        .live()
        .filter(e -> e.lifecycle() != Lifecycle.Ready)
        .map(e -> waiting(e, request(situation), situation.seen().now()));
  }

  /** The events of the newest request, newest first. */
  private static List<EventLine> request(Situation situation) {
    var events = situation.facts().events().known().orElse(List.of());
    var newest = events.stream().filter(e -> !e.requestId().isEmpty()).findFirst();
    return newest
        .map(n -> events.stream().filter(e -> e.requestId().equals(n.requestId())).toList())
        .orElse(List.of());
  }

  private static Decision waiting(EnvironmentSnapshot live, List<EventLine> events, Instant now) {
    var doing = "The environment is %s by somebody else's doing".formatted(live.lifecycle());
    var since = events.stream().map(EventLine::at).min(Comparator.naturalOrder());
    var said = since.map(at -> " since %s (%s)".formatted(at, last(events))).orElse("");
    var hours = since.map(at -> Duration.between(at, now).toHours()).orElse(0L);
    return hours < LONG.toHours()
        ? new Decision.Wait(
            Reason.OperationInProgress, doing + said + ": waiting until it is Ready")
        : new Decision.Wait(
            Reason.OperationOverdue,
            "%s%s, for more than %d hours: look at its events, or abort it there. It is watched on"
                .formatted(doing, said, hours));
  }

  private static String last(List<EventLine> events) {
    return events.getFirst().message().replaceAll("[.\\s]+$", "");
  }
}
