package kr.mambo.beanstalk.status;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;

/** What stops nothing and should be heard of once: a certificate that ends, a retiring platform. */
public final class WarningEvents {
  private static final List<ConditionType> TYPES =
      List.of(ConditionType.InputsResolved, ConditionType.PlatformSupported);

  private WarningEvents() {}

  /** What to warn of on the way from one status to the next. */
  public static List<PlannedChangeEvent> forTransition(
      EbEnvironmentStatus previousStatus, EbEnvironmentStatus newStatus) {
    return TYPES.stream()
        .map(type -> warning(previousStatus.condition(type), newStatus.condition(type)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PlannedChangeEvent> warning(
      Optional<Condition> previousCondition, Optional<Condition> newCondition) {
    return newCondition
        .flatMap(Reason::find)
        .filter(Reason::isWarning)
        .filter(reason -> previousCondition.filter(reason::isReasonOf).isEmpty())
        .map(reason -> new PlannedChangeEvent(reason, newCondition.orElseThrow().message()));
  }
}
