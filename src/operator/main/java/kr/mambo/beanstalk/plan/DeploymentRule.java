package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.model.Wanted;

/**
 * Deploys when the inputs differ from those that run; a new rendering of the same inputs starts
 * nothing.
 */
final class DeploymentRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var wanted = situation.rendered().orElseThrow();
    var live = situation.live().orElseThrow();
    var unread = situation.facts().deployed().unreadable();
    if (baseline(situation).isEmpty() && unread.isPresent()) {
      return Optional.of(Decision.because(unread.get()));
    }
    if (asked(situation)
        || changed(situation, wanted.wanted())
        || taken(situation, live)
        || unproven(situation, wanted.wanted())) {
      return VersionSteps.next(situation, wanted)
          .or(() -> Optional.of(deploy(situation, live, wanted.wanted().label(), "")));
    }
    return displaced(situation, live)
        .filter(label -> SettingsRule.mayChange(situation))
        .map(
            label ->
                deploy(situation, live, label, "Somebody deployed " + live.versionLabel() + ": "));
  }

  static boolean asked(Situation situation) {
    return situation.asked(Annotations.REDEPLOY, answered(situation));
  }

  /** An operation whose answer was lost has answered its user all the same. */
  private static Optional<String> answered(Situation situation) {
    var before = Optional.ofNullable(situation.before().lastHandledRedeployAt());
    return situation
        .verdict()
        .ended()
        .flatMap(operation -> Optional.ofNullable(operation.redeploy()))
        .or(() -> before);
  }

  /** Whether its user asks for the version in the place of the one that an adoption found. */
  private static boolean taken(Situation situation, EnvironmentSnapshot live) {
    return situation.adopted()
        && situation.asksForChanges()
        && !situation.rendered().orElseThrow().wanted().label().equals(live.versionLabel());
  }

  /** Whether what is wanted is not what was deployed last. */
  static boolean changed(Situation situation, Wanted wanted) {
    var subject = situation.seen().subject();
    var before = baseline(situation);
    // What was adopted runs as it is; after a way back the failed inputs are not those that run.
    if (before.isEmpty()) return !situation.adopted() || situation.version().desired() != null;
    if (before.get().inputs().equals(wanted.inputs())) return false;
    var seen = subject.before().observedGeneration();
    // Under another key digests cannot be compared: a new key alone starts nothing.
    return before.get().keyId().equals(wanted.keyId())
        || seen == null
        || seen < subject.generation();
  }

  /**
   * Whether the way back to just this version failed: some instances may run another one, whatever
   * Beanstalk reports.
   */
  private static boolean unproven(Situation situation, Wanted wanted) {
    var failed = situation.before().failedOperation();
    return failed != null
        && failed.kind().equals(OperationKind.Rollback.name())
        && wanted.label().equals(situation.version().desired());
  }

  /** The inputs that run: from the status, else from the deployed version's description. */
  private static Optional<VersionNote> baseline(Situation situation) {
    var version = situation.version();
    if (version.inputs() != null && version.keyId() != null) {
      return Optional.of(new VersionNote(version.inputs(), version.keyId()));
    }
    return situation
        .facts()
        .deployed()
        .known()
        .flatMap(
            v ->
                v instanceof VersionState.Present there
                    ? VersionNote.read(there.description())
                    : Optional.empty());
  }

  /** The label that should run, where somebody else deployed another. */
  static Optional<String> displaced(Situation situation, EnvironmentSnapshot live) {
    var desired = situation.version().desired();
    boolean failed =
        situation.before().failedVersions().stream().anyMatch(f -> f.label().equals(desired));
    return desired != null && !failed && !desired.equals(live.versionLabel())
        ? Optional.of(desired)
        : Optional.empty();
  }

  private static Decision deploy(
      Situation situation, EnvironmentSnapshot live, String label, String why) {
    // Immutable updates and resource changes in one call are refused
    // (environmentmgmt-updates-immutable in the developer guide): then the options follow.
    var diff =
        SettingsRule.diff(situation)
            .filter(d -> together(situation) && SettingsRule.mayChange(situation));
    var set = diff.map(OptionDiff::set).orElseGet(TreeMap::new);
    var remove = diff.map(OptionDiff::remove).orElseGet(List::of);
    return new Decision.UpdateEnvironment(
        OperationKind.Deploy,
        live.id(),
        Optional.of(label),
        Optional.empty(),
        set,
        remove,
        diff.flatMap(d -> situation.rendered()).map(r -> r.wanted().settings()),
        Reason.Deploying,
        why
            + "Version %s is deployed".formatted(label)
            + (set.isEmpty() && remove.isEmpty()
                ? ""
                : " with %d changed options".formatted(set.size() + remove.size())));
  }

  /** Two in one call that Beanstalk has refused together follow one another. */
  private static boolean together(Situation situation) {
    boolean refused =
        situation
            .before()
            .condition(ConditionType.Ready)
            .filter(c -> c.reason().equals(Reason.InTwoCalls.name()))
            .isPresent();
    return !refused && !NewInstances.wanted(situation);
  }
}
