package kr.mambo.beanstalk.kubernetes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.api.Migration.Finding;

/** Gathers obstacles. */
final class MigrationFindings {
  private final Set<Finding> blockers = new LinkedHashSet<>();
  private final Set<Finding> warnings = new LinkedHashSet<>();

  /** The workload would not run, or not be reached. */
  void addBlocker(String field, String what, String remedy) {
    blockers.add(new Finding(field, what, remedy));
  }

  /** It would run, and something around it would be different. */
  void addWarning(String field, String what, String remedy) {
    warnings.add(new Finding(field, what, remedy));
  }

  /**
   * All of it.
   *
   * @param acknowledged fields of blockers that were seen to elsewhere: they block no more
   */
  Migration toMigration(List<String> acknowledged) {
    for (var field : new LinkedHashSet<>(acknowledged)) {
      var acknowledgedBlockers =
          blockers.stream().filter(blocker -> blocker.field().equals(field)).toList();
      acknowledgedBlockers.forEach(blockers::remove);
      warnings.addAll(acknowledgedBlockers);
      if (acknowledgedBlockers.isEmpty()) {
        addWarning(
            "spec.kubernetes.acknowledgedBlockers",
            "%s is not in the way.".formatted(field),
            "Write the field of a blocker as status.migration.blockers has it, or remove it here.");
      }
    }
    return new Migration(List.copyOf(blockers), List.copyOf(warnings));
  }
}
