package kr.mambo.beanstalk.plan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;

/** Another actor's operation is waited for, however long it takes, and never an error. */
public final class ForeignOperationRule implements BeanstalkRule {
  /** As long as any of our own operations may take. */
  private static final Duration OVERDUE_AFTER = Duration.ofHours(1);

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    return situation
        .live()
        .filter(e -> e.lifecycle() != Lifecycle.Ready)
        .map(e -> waitDecision(e, newestRequestEvents(situation), situation.observed().now()));
  }

  /** The events of the newest request, newest first. */
  private static List<EnvironmentEvent> newestRequestEvents(BeanstalkSituation situation) {
    var events = situation.facts().events().known().orElse(List.of());
    var newest = events.stream().filter(e -> !e.requestId().isEmpty()).findFirst();
    return newest
        .map(n -> events.stream().filter(e -> e.requestId().equals(n.requestId())).toList())
        .orElse(List.of());
  }

  private static BeanstalkDecision waitDecision(
      EnvironmentSnapshot live, List<EnvironmentEvent> events, Instant now) {
    var state =
        "Another actor started an operation: the environment is %s".formatted(live.lifecycle());
    var since = events.stream().map(EnvironmentEvent::timestamp).min(Comparator.naturalOrder());
    var sinceText =
        since.map(at -> " since %s (%s)".formatted(at, newestMessage(events))).orElse("");
    var hours = since.map(at -> Duration.between(at, now).toHours()).orElse(0L);
    return hours < OVERDUE_AFTER.toHours()
        ? new BeanstalkDecision.Wait(
            Reason.OperationInProgress, state + sinceText + "; waiting for it to be Ready")
        : new BeanstalkDecision.Wait(
            Reason.OperationOverdue,
            "%s%s, for more than %d hours; still waiting. Check its events, or abort the operation in Beanstalk."
                .formatted(state, sinceText, hours));
  }

  private static String newestMessage(List<EnvironmentEvent> events) {
    return events.getFirst().message().replaceAll("[.\\s]+$", "");
  }
}
