package kr.mambo.beanstalk.status;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;

/** What is worth an event about drift: that it was found, and that it is gone. */
public final class Drifting {
  private Drifting() {}

  /** What to tell about the way from one status to the next. */
  public static Optional<PlannedChangeEvent> between(
      EbEnvironmentStatus before, EbEnvironmentStatus after) {
    if (drifted(after)) {
      var known = drifted(before) ? before.drift() : List.<Drift>of();
      var fresh = new HashSet<>(after.drift().stream().map(Drift::what).toList());
      known.forEach(d -> fresh.remove(d.what()));
      return fresh.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PlannedChangeEvent(
                  Reason.Drifted, inSync(after).map(Condition::message).orElse("Drifted")));
    }
    boolean back =
        drifted(before)
            && inSync(after).filter(c -> c.status() == ConditionStatus.True).isPresent();
    return back
        ? Optional.of(
            new PlannedChangeEvent(
                Reason.InSync,
                "As the spec says again: "
                    + before.drift().stream().map(Drift::what).collect(Collectors.joining(", "))))
        : Optional.empty();
  }

  private static boolean drifted(EbEnvironmentStatus status) {
    return inSync(status).filter(c -> c.reason().equals(Reason.Drifted.name())).isPresent();
  }

  private static Optional<Condition> inSync(EbEnvironmentStatus status) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(ConditionType.InSync.name()))
        .findFirst();
  }
}
