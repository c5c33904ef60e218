package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Writes down the options of a version that has become good: nobody else remembers them when the
 * next one fails.
 */
final class GoodSettingsRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var label = situation.live().orElseThrow().versionLabel();
    var rendered = situation.rendered().orElseThrow();
    var digest = rendered.wanted().settings();
    if (label == null
        || !label.equals(situation.version().desired())
        || !situation.seen().healthHolds()
        || situation.held()
        || new LastGood(label, digest).equals(situation.version().lastGood())) {
      return Optional.empty();
    }
    return SettingsRule.diff(situation)
        .filter(diff -> diff.empty() || SettingsRule.inVain(situation, diff))
        .map(
            diff ->
                new Decision.KeepSettings(
                    label,
                    situation.seen().subject().settingsKey(label, digest),
                    KeptSettings.write(rendered.options()),
                    digest,
                    Reason.Deployed,
                    "Version %s is good; its options are kept for a way back".formatted(label)));
  }
}
