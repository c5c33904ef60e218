package kr.mambo.beanstalk.kubernetes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.api.Migration.Obstacle;

/** Gathers obstacles. */
final class Found {
  private final Set<Obstacle> blockers = new LinkedHashSet<>();
  private final Set<Obstacle> warnings = new LinkedHashSet<>();

  /** The workload would not run, or not be reached. */
  void blocker(String field, String what, String remedy) {
    blockers.add(new Obstacle(field, what, remedy));
  }

  /** It would run, and something around it would be different. */
  void warning(String field, String what, String remedy) {
    warnings.add(new Obstacle(field, what, remedy));
  }

  /**
   * All of it.
   *
   * @param arranged fields of blockers that were seen to elsewhere: they block no more
   */
  Migration migration(List<String> arranged) {
    for (var field : new LinkedHashSet<>(arranged)) {
      var seenTo = blockers.stream().filter(blocker -> blocker.field().equals(field)).toList();
      seenTo.forEach(blockers::remove);
      warnings.addAll(seenTo);
      if (seenTo.isEmpty()) {
        warning(
            "spec.kubernetes.arranged",
            "%s is not in the way.".formatted(field),
            "Write the field of a blocker as status.migration.blockers has it, or remove it here.");
      }
    }
    return new Migration(List.copyOf(blockers), List.copyOf(warnings));
  }
}
