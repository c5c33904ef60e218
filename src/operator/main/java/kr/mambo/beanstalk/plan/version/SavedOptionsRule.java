package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.api.LastGoodVersion;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.SaveSettingsBuilder;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.options.SavedOptions;
import kr.mambo.beanstalk.plan.options.SettingsRule;

/**
 * Writes down the options of a version that has become good: nobody else remembers them when the
 * next one fails.
 */
public final class SavedOptionsRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var label = situation.live().orElseThrow().versionLabel();
    var rendered = situation.rendered().orElseThrow();
    var digest = rendered.wanted().settingsDigest();
    if (label == null
        || !label.equals(situation.version().desired())
        || !situation.observed().isHealthSettled()
        || situation.isAdoptionReportOnly()
        || new LastGoodVersion(label, digest).equals(situation.version().lastGood())) {
      return Optional.empty();
    }
    return SettingsRule.diff(situation)
        .filter(diff -> diff.isEmpty() || SettingsRule.isKnownNotApplied(situation, diff))
        .map(
            diff ->
                SaveSettingsBuilder.builder()
                    .label(label)
                    .key(situation.observed().resource().settingsKey(label, digest))
                    .content(SavedOptions.render(rendered.options()))
                    .settings(digest)
                    .reason(Reason.Deployed)
                    .message(
                        "Version %s is healthy; saved its options for rollback".formatted(label))
                    .build());
  }
}
