package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.api.DriftPolicy;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
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
    if (asked(situation) || changed(situation, wanted.wanted())) {
      return VersionSteps.next(situation, wanted)
          .or(() -> Optional.of(deploy(situation, live, wanted.wanted().label(), "")));
    }
    return displaced(situation, live)
        .map(
            label ->
                deploy(situation, live, label, "Somebody deployed " + live.versionLabel() + ": "));
  }

  static boolean asked(Situation situation) {
    return situation.asked(
        Annotations.REDEPLOY, Optional.ofNullable(situation.before().lastHandledRedeployAt()));
  }

  /** Whether what is wanted is not what was deployed last. */
  static boolean changed(Situation situation, Wanted wanted) {
    var subject = situation.seen().subject();
    var before = baseline(situation);
    // What was adopted runs as it is; after a way back the failed inputs are not those that run.
    if (before.isEmpty()) {
      return subject.before().adoptedGeneration() == null || situation.version().desired() != null;
    }
    if (before.get().inputs().equals(wanted.inputs())) return false;
    var seen = subject.before().observedGeneration();
    // Under another key digests cannot be compared: a new key alone starts nothing.
    return before.get().keyId().equals(wanted.keyId())
        || seen == null
        || seen < subject.generation();
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
    boolean correct = situation.spec().driftPolicy() == DriftPolicy.Correct;
    boolean failed =
        situation.before().failedVersions().stream().anyMatch(f -> f.label().equals(desired));
    return correct && desired != null && !failed && !desired.equals(live.versionLabel())
        ? Optional.of(desired)
        : Optional.empty();
  }

  private static Decision deploy(
      Situation situation, EnvironmentSnapshot live, String label, String why) {
    SortedMap<OptionKey, String> set = new TreeMap<>();
    List<OptionKey> remove = List.of();
    var diff = SettingsRule.diff(situation);
    if (diff.isPresent() && together(situation) && SettingsRule.mayChange(situation)) {
      set = diff.get().set();
      remove = diff.get().remove();
    }
    return new Decision.UpdateEnvironment(
        OperationKind.Deploy,
        live.id(),
        Optional.of(label),
        Optional.empty(),
        set,
        remove,
        Reason.Deploying,
        why
            + "Version %s is deployed".formatted(label)
            + (set.isEmpty() && remove.isEmpty()
                ? ""
                : " with %d changed options".formatted(set.size() + remove.size())));
  }

  /**
   * Immutable updates and resource changes in one call are refused
   * (environmentmgmt-updates-immutable in the developer guide): then the options follow in a call
   * of their own.
   */
  private static boolean together(Situation situation) {
    var policy = situation.deployment().policy();
    return policy != DeploymentPolicy.Immutable && policy != DeploymentPolicy.TrafficSplitting;
  }
}
