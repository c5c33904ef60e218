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
 * The conditions of one status while it is made: a transition time moves only with the condition's
 * status.
 */
final class Conditions {
  private final Map<ConditionType, Condition> byType = new EnumMap<>(ConditionType.class);
  private final long generation;
  private final Instant now;

  Conditions(List<Condition> before, long generation, Instant now) {
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    for (var condition : before) {
      for (var type : ConditionType.values()) {
        if (type.name().equals(condition.type())) byType.put(type, condition);
      }
    }
  }

  Optional<Condition> get(ConditionType type) {
    return Optional.ofNullable(byType.get(type));
  }

  void set(ConditionAssessment found) {
    var before = byType.get(found.type());
    var since =
        before != null && before.status() == found.status() ? before.lastTransitionTime() : now;
    byType.put(
        found.type(),
        new Condition(
            found.type().name(),
            found.status(),
            found.reason().name(),
            found.message(),
            generation,
            since));
  }

  /** For conditions that are there only while True. */
  void setOrRemove(boolean holds, ConditionAssessment found) {
    if (holds) set(found);
    else byType.remove(found.type());
  }

  void remove(ConditionType type) {
    byType.remove(type);
  }

  boolean is(ConditionType type, ConditionStatus status) {
    return get(type).filter(c -> c.status() == status).isPresent();
  }

  List<Condition> list() {
    return byType.values().stream()
        .sorted(Comparator.comparing(c -> ConditionType.valueOf(c.type())))
        .toList();
  }
}
