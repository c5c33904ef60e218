package kr.mambo.beanstalk.status;

import java.util.List;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Health;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;

/** Beanstalk's health in the status' words. */
final class HealthReport {
  private HealthReport() {}

  static ConditionAssessment assess(Observation observed) {
    if (!(observed.environment() instanceof EnvironmentState.Present(var live))) {
      return new ConditionAssessment(
          ConditionType.Healthy,
          ConditionStatus.Unknown,
          Reason.HealthUnknown,
          "No environment has been observed yet");
    }
    var threshold = observed.resource().deployment().effectiveHealthThreshold();
    if (!live.health().isKnown()) {
      return new ConditionAssessment(
          ConditionType.Healthy,
          ConditionStatus.Unknown,
          Reason.HealthUnknown,
          "Beanstalk reports " + live.health());
    }
    if (live.health().isWithin(threshold)) {
      return new ConditionAssessment(
          ConditionType.Healthy,
          ConditionStatus.True,
          Reason.Healthy,
          "Beanstalk reports " + live.health());
    }
    return new ConditionAssessment(
        ConditionType.Healthy,
        ConditionStatus.False,
        Reason.Unhealthy,
        "Beanstalk reports %s, worse than %s. %s"
            .formatted(live.health(), threshold, explain(observed))
            .strip());
  }

  private static String explain(Observation observed) {
    return observed.facts().healthCauses().readFailure().orElse(null)
            instanceof Failure.Denied(var message)
        ? "Health causes could not be read: " + message
        : String.join(" ", normalizedCauses(observed));
  }

  static Health report(EnvironmentSnapshot live, Observation observed, @Nullable Health previous) {
    boolean causesRead = observed.facts().healthCauses().known().isPresent();
    var causes =
        causesRead
                || previous == null
                || live.health().isWithin(kr.mambo.beanstalk.api.HealthThreshold.Ok)
            ? normalizedCauses(observed)
            : previous.causes();
    return new Health(live.color(), live.health().name(), causes);
  }

  /** Figures change at every look and would make every look a write. */
  private static List<String> normalizedCauses(Observation observed) {
    return observed.facts().healthCauses().known().orElse(List.of()).stream()
        .map(cause -> cause.replaceAll("\\d+([.,]\\d+)*", "#"))
        .toList();
  }
}
