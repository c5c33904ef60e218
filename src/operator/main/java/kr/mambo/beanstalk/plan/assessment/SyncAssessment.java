package kr.mambo.beanstalk.plan.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.UnreadableFactsRule;
import kr.mambo.beanstalk.plan.options.SettingsRule;

/** Whether what is at AWS is what the spec says, and if not, what becomes of it. */
final class SyncAssessment {
  private static final int MAX_NAMES = 10;

  private SyncAssessment() {}

  /** Empty where it cannot be determined now, and before there is an environment. */
  static Optional<ConditionAssessment> assess(BeanstalkSituation situation) {
    boolean neverCreated =
        situation.live().isEmpty() && !DriftDetection.isEnvironmentLost(situation);
    return neverCreated
        ? Optional.empty()
        : DriftDetection.detect(situation)
            .map(drift -> assess(situation, drift))
            .or(() -> assessUnreadable(situation));
  }

  /** What was found to differ stays reported: that it does is remembered here alone. */
  private static Optional<ConditionAssessment> assessUnreadable(BeanstalkSituation situation) {
    boolean wasOutOfSync =
        situation
            .previousStatus()
            .condition(ConditionType.InSync)
            .filter(c -> c.status() == ConditionStatus.False)
            .isPresent();
    return wasOutOfSync
        ? Optional.empty()
        : UnreadableFactsRule.assess(
            ConditionType.InSync, UnreadableFactsRule.comparisonFailure(situation));
  }

  private static ConditionAssessment assess(BeanstalkSituation situation, List<Drift> drift) {
    if (drift.isEmpty()) {
      return new ConditionAssessment(
          ConditionType.InSync,
          ConditionStatus.True,
          Reason.InSync,
          "Version, platform, options and tags match the spec");
    }
    boolean pending =
        !situation.isAdoptionReportOnly() && !situation.observed().resource().isApplied();
    if (isKnownNotApplied(situation, drift)) {
      return notInSync(
          Reason.OptionsNotApplied,
          "Beanstalk accepted these options but reports other values: " + describe(drift));
    }
    if (pending)
      return notInSync(Reason.ChangesPending, "Not applied to AWS yet: " + describe(drift));
    return notInSync(
        Reason.Drifted, "AWS differs from the spec: " + describe(drift) + remedy(situation));
  }

  private static boolean isKnownNotApplied(BeanstalkSituation situation, List<Drift> drift) {
    return SettingsRule.diff(situation)
        .filter(diff -> diff.drift().size() == drift.size())
        .filter(diff -> SettingsRule.isKnownNotApplied(situation, diff))
        .isPresent();
  }

  private static String remedy(BeanstalkSituation situation) {
    if (SettingsRule.isChangeAllowed(situation)) return "";
    var cause =
        situation.isAdoptionReportOnly()
            ? "the environment was adopted. Change the spec, or "
            : "driftPolicy is Report. Change the spec, set driftPolicy: Correct, or ";
    return ". Not corrected because %sannotate with %s.".formatted(cause, Annotations.APPLY_PLAN);
  }

  private static String describe(List<Drift> drift) {
    var names = drift.stream().map(Drift::what).limit(MAX_NAMES).collect(Collectors.joining(", "));
    return drift.size() <= MAX_NAMES ? names : names + ", ...";
  }

  private static ConditionAssessment notInSync(Reason reason, String message) {
    return new ConditionAssessment(ConditionType.InSync, ConditionStatus.False, reason, message);
  }
}
