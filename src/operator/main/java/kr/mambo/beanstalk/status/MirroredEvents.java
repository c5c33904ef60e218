package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Observation;

/**
 * Which of Beanstalk's events its user should find beside the resource: all that warn, and of the
 * others those that tell how far a rolling deployment has come. Events of others' operations are
 * theirs.
 */
public final class MirroredEvents {
  private static final int MOST = 20;
  private static final Pattern PROGRESS =
      Pattern.compile("^(Batch \\d+: Completed|Starting traffic splitting|Immutable .* enabled)");

  private MirroredEvents() {}

  /** Oldest first, never the same words twice in a row, the twenty newest at most. */
  public static List<EnvironmentEvent> of(Observation observed) {
    var operation = observed.resource().previousStatus().operation();
    if (operation == null) return List.of();
    var told = new ArrayList<EnvironmentEvent>();
    for (var line : observed.facts().events().known().orElse(List.of()).reversed()) {
      boolean ours =
          line.requestId().isEmpty()
              || operation.requestId() == null
              || line.requestId().equals(operation.requestId());
      if (!ours || line.timestamp().isBefore(operation.startedAt().minusSeconds(1))) continue;
      if (!line.isWarningOrError() && !PROGRESS.matcher(line.message()).find()) continue;
      if (!told.isEmpty() && told.getLast().message().equals(line.message())) continue;
      told.add(line);
    }
    return List.copyOf(told.subList(Math.max(0, told.size() - MOST), told.size()));
  }
}
