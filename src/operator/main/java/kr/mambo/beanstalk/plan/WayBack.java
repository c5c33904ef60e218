package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;

/**
 * Back to the last good version and the options that ran with it: Beanstalk leaves options of a
 * failed deployment applied.
 */
final class WayBack {
  private final Situation situation;
  private final EnvironmentSnapshot live;
  private final LastGood good;

  WayBack(Situation situation, EnvironmentSnapshot live, LastGood good) {
    this.situation = situation;
    this.live = live;
    this.good = good;
  }

  /**
   * The next step on the way.
   *
   * @param why what failed, and what Beanstalk said
   */
  Decision step(String failed, String why) {
    if (good.settings() == null) return go(Optional.empty(), failed, ".", why);
    return switch (situation.facts().goodSettings()) {
      case Fact.NotAsked<String> none ->
          new Decision.Wait(
              Reason.WaitingForFirstObservation,
              "The options of the last good version are not read yet");
      case Fact.Unreadable<String>(var failure) ->
          passes(failure) ? Decision.because(failure) : without(failed, why);
      case Fact.Known<String>(var content) ->
          KeptSettings.read(content)
              .map(options -> withOptions(options, failed, why))
              .orElseGet(() -> without(failed, why));
    };
  }

  /** Nobody is left with a broken version because its options cannot be read. */
  private Decision without(String failed, String why) {
    return go(
        Optional.empty(), failed, "; the options that ran with it cannot be read any more.", why);
  }

  private static boolean passes(Failure failure) {
    return failure instanceof Failure.Busy || failure.unanswered();
  }

  private Decision withOptions(SortedMap<OptionKey, String> options, String failed, String why) {
    return switch (situation.facts().settings()) {
      case Fact.NotAsked<LiveSettings> none ->
          new Decision.Wait(Reason.WaitingForFirstObservation, "The live options are not read yet");
      case Fact.Unreadable<LiveSettings>(var failure) -> Decision.because(failure);
      case Fact.Known<LiveSettings>(var seen) -> {
        var diff = OptionDiff.between(options, situation.before().ownedOptions(), seen);
        // Options are not sent with a version to new instances, so that there are none to undo.
        yield diff.empty() || NewInstances.live(situation.seen())
            ? go(Optional.empty(), failed, ".", why)
            : go(
                Optional.of(diff),
                failed,
                " and to %d options that ran with it.".formatted(diff.drift().size()),
                why);
      }
    };
  }

  private Decision go(Optional<OptionDiff> diff, String failed, String also, String why) {
    return new Decision.UpdateEnvironment(
        OperationKind.Rollback,
        live.id(),
        Optional.of(good.label()),
        Optional.empty(),
        diff.map(OptionDiff::set).orElseGet(TreeMap::new),
        diff.map(OptionDiff::remove).orElseGet(List::of),
        Optional.empty(),
        Reason.RollingBack,
        "Version %s failed, going back to %s%s %s".formatted(failed, good.label(), also, why));
  }
}
