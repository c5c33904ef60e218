package kr.mambo.beanstalk.plan.version;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.LastGoodVersion;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.NewInstanceDeployment;
import kr.mambo.beanstalk.plan.options.OptionDiff;
import kr.mambo.beanstalk.plan.options.SavedOptions;

/**
 * Back to the last good version and the options that ran with it: Beanstalk leaves options of a
 * failed deployment applied.
 */
final class VersionRollback {
  private final BeanstalkSituation situation;
  private final EnvironmentSnapshot live;
  private final LastGoodVersion lastGood;

  VersionRollback(
      BeanstalkSituation situation, EnvironmentSnapshot live, LastGoodVersion lastGood) {
    this.situation = situation;
    this.live = live;
    this.lastGood = lastGood;
  }

  /**
   * The next step on the way.
   *
   * @param why what failed, and what Beanstalk said
   */
  BeanstalkDecision nextStep(String failed, String why) {
    if (lastGood.settings() == null) return updateEnvironment(Optional.empty(), failed, ".", why);
    return switch (situation.facts().lastGoodSettings()) {
      case Fact.NotRead<String> _ ->
          new BeanstalkDecision.Wait(
              Reason.WaitingForFirstObservation,
              "Waiting for the first read of the options of the last good version");
      case Fact.Unreadable<String>(var failure) ->
          isTransient(failure)
              ? BeanstalkDecision.forFailure(failure)
              : rollBackWithoutOptions(failed, why);
      case Fact.Known<String>(var content) ->
          SavedOptions.parse(content)
              .map(options -> rollBackWithOptions(options, failed, why))
              .orElseGet(() -> rollBackWithoutOptions(failed, why));
    };
  }

  /** Nobody is left with a broken version because its options cannot be read. */
  private BeanstalkDecision rollBackWithoutOptions(String failed, String why) {
    return updateEnvironment(
        Optional.empty(),
        failed,
        " without the options that ran with it, which can no longer be read.",
        why);
  }

  private static boolean isTransient(Failure failure) {
    return failure instanceof Failure.Busy || failure.isInconclusive();
  }

  private BeanstalkDecision rollBackWithOptions(
      SortedMap<OptionKey, String> options, String failed, String why) {
    return switch (situation.facts().settings()) {
      case Fact.NotRead<LiveSettings> _ ->
          new BeanstalkDecision.Wait(
              Reason.WaitingForFirstObservation, "Waiting for the first read of the live options");
      case Fact.Unreadable<LiveSettings>(var failure) -> BeanstalkDecision.forFailure(failure);
      case Fact.Known<LiveSettings>(var liveSettings) -> {
        var diff =
            OptionDiff.between(options, situation.previousStatus().ownedOptions(), liveSettings);
        // Options are not sent with a version to new instances, so that there are none to undo.
        yield diff.isEmpty() || NewInstanceDeployment.isLive(situation.observed())
            ? updateEnvironment(Optional.empty(), failed, ".", why)
            : updateEnvironment(
                Optional.of(diff),
                failed,
                " and restoring %d options that ran with it.".formatted(diff.drift().size()),
                why);
      }
    };
  }

  private BeanstalkDecision updateEnvironment(
      Optional<OptionDiff> diff, String failed, String suffix, String why) {
    return UpdateEnvironmentBuilder.builder()
        .kind(OperationKind.Rollback)
        .environmentId(live.id())
        .label(Optional.of(lastGood.label()))
        .platformArn(Optional.empty())
        .set(diff.map(OptionDiff::set).orElseGet(TreeMap::new))
        .remove(diff.map(OptionDiff::remove).orElseGet(List::of))
        .settings(Optional.empty())
        .reason(Reason.RollingBack)
        .message(
            "Version %s failed; rolling back to %s%s %s"
                .formatted(failed, lastGood.label(), suffix, why))
        .build();
  }
}
