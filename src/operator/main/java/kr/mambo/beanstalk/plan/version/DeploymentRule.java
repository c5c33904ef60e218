package kr.mambo.beanstalk.plan.version;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.NewInstanceDeployment;
import kr.mambo.beanstalk.plan.evidence.VersionDescription;
import kr.mambo.beanstalk.plan.options.OptionDiff;
import kr.mambo.beanstalk.plan.options.SettingsRule;

/**
 * Deploys when the inputs differ from those that run; a new rendering of the same inputs starts
 * nothing.
 */
public final class DeploymentRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var wanted = situation.rendered().orElseThrow();
    var live = situation.live().orElseThrow();
    var unread = situation.facts().deployedVersion().readFailure();
    if (findRunningInputs(situation).isEmpty() && unread.isPresent()) {
      return Optional.of(BeanstalkDecision.forFailure(unread.get()));
    }
    if (isRedeployRequested(situation)
        || hasChangedInputs(situation, wanted.wanted())
        || isAdoptedVersionReplaced(situation, live)
        || isRollbackUnconfirmed(situation, wanted.wanted())) {
      return VersionPreparation.nextStep(situation, wanted)
          .or(() -> Optional.of(deploy(situation, live, wanted.wanted().label(), "")));
    }
    return findDisplacedLabel(situation, live)
        .filter(label -> SettingsRule.isChangeAllowed(situation))
        .map(
            label ->
                deploy(
                    situation,
                    live,
                    label,
                    "Another actor deployed " + live.versionLabel() + ": "));
  }

  static boolean isRedeployRequested(BeanstalkSituation situation) {
    return situation.isRequested(Annotations.REDEPLOY, lastHandledRedeploy(situation));
  }

  /** An operation whose answer was lost has answered the user all the same. */
  private static Optional<String> lastHandledRedeploy(BeanstalkSituation situation) {
    var runningInputs = Optional.ofNullable(situation.previousStatus().lastHandledRedeployAt());
    return situation
        .verdict()
        .finishedOperation()
        .flatMap(operation -> Optional.ofNullable(operation.redeploy()))
        .or(() -> runningInputs);
  }

  /** Whether the user asks for the version in the place of the one that an adoption found. */
  private static boolean isAdoptedVersionReplaced(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    return situation.isAdopted()
        && situation.isApplyRequested()
        && !situation.rendered().orElseThrow().wanted().label().equals(live.versionLabel());
  }

  /** Whether what is wanted is not what was deployed last. */
  static boolean hasChangedInputs(BeanstalkSituation situation, DesiredState desiredState) {
    var resource = situation.observed().resource();
    var runningInputs = findRunningInputs(situation);
    // What was adopted runs as it is; after a rollback the failed inputs are not those that run.
    if (runningInputs.isEmpty())
      return !situation.isAdopted() || situation.version().desired() != null;
    if (runningInputs.get().inputs().equals(desiredState.inputsDigest())) return false;
    var observedGeneration = resource.previousStatus().observedGeneration();
    // Under another key digests cannot be compared: a new key alone starts nothing.
    return runningInputs.get().keyId().equals(desiredState.keyId())
        || observedGeneration == null
        || observedGeneration < resource.generation();
  }

  /**
   * Whether the rollback to just this version failed: some instances may run another one, whatever
   * Beanstalk reports.
   */
  private static boolean isRollbackUnconfirmed(
      BeanstalkSituation situation, DesiredState desiredState) {
    var failed = situation.previousStatus().failedOperation();
    return failed != null
        && failed.kind().equals(OperationKind.Rollback.name())
        && desiredState.label().equals(situation.version().desired());
  }

  /** The inputs that run: from the status, else from the deployed version's description. */
  private static Optional<VersionDescription> findRunningInputs(BeanstalkSituation situation) {
    var version = situation.version();
    if (version.inputs() != null && version.keyId() != null) {
      return Optional.of(new VersionDescription(version.inputs(), version.keyId()));
    }
    return situation
        .facts()
        .deployedVersion()
        .known()
        .flatMap(
            v ->
                v instanceof VersionState.Present existing
                    ? VersionDescription.parse(existing.description())
                    : Optional.empty());
  }

  /** The label that should run, where another actor deployed another. */
  public static Optional<String> findDisplacedLabel(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    var desired = situation.version().desired();
    boolean failed =
        situation.previousStatus().failedVersions().stream()
            .anyMatch(f -> f.label().equals(desired));
    return desired != null && !failed && !desired.equals(live.versionLabel())
        ? Optional.of(desired)
        : Optional.empty();
  }

  private static BeanstalkDecision deploy(
      BeanstalkSituation situation, EnvironmentSnapshot live, String label, String prefix) {
    // Immutable updates and resource changes in one call are refused
    // (environmentmgmt-updates-immutable in the developer guide): then the options follow.
    var diff =
        SettingsRule.diff(situation)
            .filter(d -> canCombine(situation) && SettingsRule.isChangeAllowed(situation));
    var set = diff.map(OptionDiff::set).orElseGet(TreeMap::new);
    var remove = diff.map(OptionDiff::remove).orElseGet(List::of);
    return UpdateEnvironmentBuilder.builder()
        .kind(OperationKind.Deploy)
        .environmentId(live.id())
        .label(Optional.of(label))
        .platformArn(Optional.empty())
        .set(set)
        .remove(remove)
        .settings(diff.flatMap(d -> situation.rendered()).map(r -> r.wanted().settingsDigest()))
        .reason(Reason.Deploying)
        .message(
            prefix
                + "Deploying version %s".formatted(label)
                + (set.isEmpty() && remove.isEmpty()
                    ? ""
                    : " with %d changed options".formatted(set.size() + remove.size())))
        .build();
  }

  /** Two in one call that Beanstalk has refused together follow one another. */
  private static boolean canCombine(BeanstalkSituation situation) {
    boolean refused =
        situation
            .previousStatus()
            .condition(ConditionType.Ready)
            .filter(Reason.SplitUpdate::isReasonOf)
            .isPresent();
    return !refused && !NewInstanceDeployment.isDesired(situation);
  }
}
