package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Reason;

/** Whether what is at AWS is what the spec says, and if not, what becomes of it. */
final class Synchrony {
  private static final int MOST = 10;

  private Synchrony() {}

  /** Empty where it cannot be told just now, and before there is an environment. */
  static Optional<Assessment> of(Situation situation) {
    boolean none = situation.live().isEmpty() && !Drifts.vanished(situation);
    return none
        ? Optional.empty()
        : Drifts.of(situation).map(drift -> assess(situation, drift)).or(() -> unread(situation));
  }

  /** What was found to differ stays told: that it does is remembered here alone. */
  private static Optional<Assessment> unread(Situation situation) {
    boolean differs =
        situation
            .before()
            .condition(ConditionType.InSync)
            .filter(c -> c.status() == ConditionStatus.False)
            .isPresent();
    return differs
        ? Optional.empty()
        : UnreadRule.assess(ConditionType.InSync, UnreadRule.compared(situation));
  }

  private static Assessment assess(Situation situation, List<Drift> drift) {
    if (drift.isEmpty()) {
      return new Assessment(
          ConditionType.InSync,
          ConditionStatus.True,
          Reason.InSync,
          "Version, platform, options and tags are those of the spec");
    }
    boolean pending = !situation.held() && !situation.seen().subject().applied();
    if (inVain(situation, drift)) {
      return not(
          Reason.NotHonoured,
          "Beanstalk took these options and reads other values back: " + names(drift));
    }
    if (pending) return not(Reason.ChangesPending, "Not at AWS yet: " + names(drift));
    return not(Reason.Drifted, "Different at AWS: " + names(drift) + remedy(situation));
  }

  private static boolean inVain(Situation situation, List<Drift> drift) {
    return SettingsRule.diff(situation)
        .filter(diff -> diff.drift().size() == drift.size())
        .filter(diff -> SettingsRule.inVain(situation, diff))
        .isPresent();
  }

  private static String remedy(Situation situation) {
    if (SettingsRule.mayChange(situation)) return "";
    var why =
        situation.held()
            ? "since the environment was taken over: the next generation, or "
            : "since driftPolicy is Report: the next generation, driftPolicy Correct or ";
    return ". Only reported, %sthe annotation %s, changes it"
        .formatted(why, Annotations.APPLY_PLAN);
  }

  private static String names(List<Drift> drift) {
    var named = drift.stream().map(Drift::what).limit(MOST).collect(Collectors.joining(", "));
    return drift.size() <= MOST ? named : named + ", ...";
  }

  private static Assessment not(Reason reason, String message) {
    return new Assessment(ConditionType.InSync, ConditionStatus.False, reason, message);
  }
}
