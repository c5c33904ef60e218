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
public final class DriftEvents {
  private DriftEvents() {}

  /** What to tell about the way from one status to the next. */
  public static Optional<PlannedChangeEvent> forTransition(
      EbEnvironmentStatus previousStatus, EbEnvironmentStatus newStatus) {
    if (isDrifted(newStatus)) {
      var known = isDrifted(previousStatus) ? previousStatus.drift() : List.<Drift>of();
      var added = new HashSet<>(newStatus.drift().stream().map(Drift::what).toList());
      known.forEach(d -> added.remove(d.what()));
      return added.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PlannedChangeEvent(
                  Reason.Drifted,
                  newStatus
                      .condition(ConditionType.InSync)
                      .map(Condition::message)
                      .orElse("Drifted")));
    }
    boolean resolved =
        isDrifted(previousStatus)
            && newStatus
                .condition(ConditionType.InSync)
                .filter(c -> c.status() == ConditionStatus.True)
                .isPresent();
    return resolved
        ? Optional.of(
            new PlannedChangeEvent(
                Reason.InSync,
                "Drift resolved: "
                    + previousStatus.drift().stream()
                        .map(Drift::what)
                        .collect(Collectors.joining(", "))))
        : Optional.empty();
  }

  private static boolean isDrifted(EbEnvironmentStatus status) {
    return status.condition(ConditionType.InSync).filter(Reason.Drifted::isReasonOf).isPresent();
  }
}
