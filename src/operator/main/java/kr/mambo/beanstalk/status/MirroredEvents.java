package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.model.BeanstalkPhrases;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Observation;

/**
 * Which of Beanstalk's events the user should find beside the resource: all that warn, and of the
 * others those that tell how far a rolling deployment has come. Events of others' operations are
 * theirs.
 */
public final class MirroredEvents {
  private static final int MAX_EVENTS = 20;

  private MirroredEvents() {}

  /** Oldest first, never the same words twice in a row, the twenty newest at most. */
  public static List<EnvironmentEvent> select(Observation observed) {
    var operation = observed.resource().previousStatus().operation();
    if (operation == null) return List.of();
    var selected = new ArrayList<EnvironmentEvent>();
    for (var event : observed.facts().events().known().orElse(List.of()).reversed()) {
      boolean ownOperation =
          event.requestId().isEmpty()
              || operation.requestId() == null
              || event.requestId().equals(operation.requestId());
      if (!ownOperation || event.timestamp().isBefore(operation.startedAt().minusSeconds(1)))
        continue;
      if (!event.isWarningOrError() && !BeanstalkPhrases.isDeploymentProgress(event)) continue;
      if (!selected.isEmpty() && selected.getLast().message().equals(event.message())) continue;
      selected.add(event);
    }
    return List.copyOf(
        selected.subList(Math.max(0, selected.size() - MAX_EVENTS), selected.size()));
  }
}
