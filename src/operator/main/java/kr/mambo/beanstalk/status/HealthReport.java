package kr.mambo.beanstalk.status;

import java.util.List;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Health;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;

/** Beanstalk's health in the status' words. */
final class HealthReport {
  private HealthReport() {}

  static Assessment assess(Observation seen) {
    if (!(seen.live() instanceof Live.Present(var live))) {
      return new Assessment(
          ConditionType.Healthy,
          ConditionStatus.Unknown,
          Reason.HealthUnknown,
          "There is no environment yet");
    }
    var deployment = seen.subject().spec().deployment();
    var threshold = (deployment == null ? Deployment.UNSAID : deployment).healthThreshold();
    if (!live.health().known()) {
      return new Assessment(
          ConditionType.Healthy,
          ConditionStatus.Unknown,
          Reason.HealthUnknown,
          "Beanstalk reports " + live.health());
    }
    if (live.health().within(threshold)) {
      return new Assessment(
          ConditionType.Healthy,
          ConditionStatus.True,
          Reason.Healthy,
          "Beanstalk reports " + live.health());
    }
    return new Assessment(
        ConditionType.Healthy,
        ConditionStatus.False,
        Reason.Unhealthy,
        "Beanstalk reports %s, worse than %s. %s"
            .formatted(live.health(), threshold, why(seen))
            .strip());
  }

  private static String why(Observation seen) {
    return seen.facts().causes().unreadable().orElse(null) instanceof Failure.Denied(var message)
        ? "Why, may not be read: " + message
        : String.join(" ", causes(seen));
  }

  static Health of(EnvironmentSnapshot live, Observation seen, @Nullable Health before) {
    boolean asked = seen.facts().causes().known().isPresent();
    var causes =
        asked || before == null || live.health().within(kr.mambo.beanstalk.api.HealthThreshold.Ok)
            ? causes(seen)
            : before.causes();
    return new Health(live.color(), live.health().name(), causes);
  }

  /** Figures change at every look and would make every look a write. */
  private static List<String> causes(Observation seen) {
    return seen.facts().causes().known().orElse(List.of()).stream()
        .map(cause -> cause.replaceAll("\\d+([.,]\\d+)*", "#"))
        .toList();
  }
}
