package kr.mambo.beanstalk.kubernetes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.api.Migration.Finding;

/** Collects blockers and warnings. */
final class MigrationFindings {
  private final Set<Finding> blockers = new LinkedHashSet<>();
  private final Set<Finding> warnings = new LinkedHashSet<>();

  /** The workload would not run, or would not be reachable. */
  void addBlocker(String field, String what, String remedy) {
    blockers.add(new Finding(field, what, remedy));
  }

  /** The workload would run, but something around it would be different. */
  void addWarning(String field, String what, String remedy) {
    warnings.add(new Finding(field, what, remedy));
  }

  /**
   * Builds the findings.
   *
   * @param acknowledged fields of blockers that are handled elsewhere and no longer block
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
            "%s is not the field of a current blocker.".formatted(field),
            "Set it to the field of a blocker in status.migration.blockers, or remove it.");
      }
    }
    return new Migration(List.copyOf(blockers), List.copyOf(warnings));
  }
}
