package kr.mambo.beanstalk.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ConditionAssessment;

/**
 * The conditions of one status while it is created: a transition time moves only with the
 * condition's status.
 */
final class Conditions {
  private final Map<ConditionType, Condition> byType = new EnumMap<>(ConditionType.class);
  private final long generation;
  private final Instant now;

  Conditions(List<Condition> previous, long generation, Instant now) {
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    for (var condition : previous) {
      for (var type : ConditionType.values()) {
        if (type.name().equals(condition.type())) byType.put(type, condition);
      }
    }
  }

  Optional<Condition> get(ConditionType type) {
    return Optional.ofNullable(byType.get(type));
  }

  void set(ConditionAssessment assessment) {
    var previous = byType.get(assessment.type());
    var since =
        previous != null && previous.status() == assessment.status()
            ? previous.lastTransitionTime()
            : now;
    byType.put(
        assessment.type(),
        new Condition(
            assessment.type().name(),
            assessment.status(),
            assessment.reason().name(),
            assessment.message(),
            generation,
            since));
  }

  /** For conditions that are there only while True. */
  void setOrRemove(boolean present, ConditionAssessment assessment) {
    if (present) set(assessment);
    else byType.remove(assessment.type());
  }

  void remove(ConditionType type) {
    byType.remove(type);
  }

  boolean hasStatus(ConditionType type, ConditionStatus status) {
    return get(type).filter(c -> c.status() == status).isPresent();
  }

  List<Condition> list() {
    return byType.values().stream()
        .sorted(Comparator.comparing(c -> ConditionType.valueOf(c.type())))
        .toList();
  }
}
