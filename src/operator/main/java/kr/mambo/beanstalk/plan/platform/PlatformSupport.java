package kr.mambo.beanstalk.plan.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.UnreadableFactsRule;

/** Whether AWS supports what runs. Its API names a branch's state, and only a page the dates. */
public final class PlatformSupport {
  /**
   * When branches that could run Compose files were, or will be, retired.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/platforms/platforms-retiring.html">Retiring
   *     platform branches</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-schedule.html">Platform
   *     release schedule</a>
   */
  private static final Map<String, LocalDate> RETIRED_ON =
      Map.of(
          "Docker running on 64bit Amazon Linux 2", LocalDate.of(2026, 8, 6),
          "ECS running on 64bit Amazon Linux 2", LocalDate.of(2026, 8, 6),
          "Docker running on 64bit Amazon Linux", LocalDate.of(2022, 7, 18),
          "Multi-container Docker running on 64bit Amazon Linux", LocalDate.of(2022, 7, 18));

  private static final String REMEDY =
      " It gets no security updates from then on. Set spec.platform.branch to '%s'."
          .formatted(Platform.DEFAULT_BRANCH);

  private PlatformSupport() {}

  /** Empty where the platform was not read just now. */
  public static Optional<ConditionAssessment> assess(BeanstalkSituation situation) {
    var running = situation.facts().livePlatform();
    return situation.live().isEmpty()
        ? Optional.empty()
        : running
            .known()
            .map(platform -> assess(platform, situation.observed().now()))
            .or(
                () ->
                    UnreadableFactsRule.assess(
                        ConditionType.PlatformSupported, running.readFailure()));
  }

  private static ConditionAssessment assess(PlatformVersion platform, Instant now) {
    var branch = platform.branch();
    var date = Optional.ofNullable(RETIRED_ON.get(branch));
    boolean retired =
        date.filter(d -> !d.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now)).isPresent();
    if (platform.branchLifecycle().equals(PlatformVersion.RETIRED) || retired) {
      return unsupported(
          Reason.PlatformRetired,
          "AWS retired the platform branch '%s'%s.%s".formatted(branch, formatDate(date), REMEDY));
    }
    if (platform.branchLifecycle().equals("deprecated") || date.isPresent()) {
      return unsupported(
          Reason.PlatformRetiring,
          "AWS will retire the platform branch '%s'%s.%s"
              .formatted(branch, formatDate(date), REMEDY));
    }
    if (platform.lifecycle().equals(PlatformVersion.RETIRED)) {
      return unsupported(
          Reason.PlatformRetired,
          "AWS no longer lists version %s of '%s': set spec.platform.version to a listed one, or spec.platform.update to follow the newest"
              .formatted(platform.version(), branch));
    }
    return new ConditionAssessment(
        ConditionType.PlatformSupported,
        ConditionStatus.True,
        Reason.PlatformSupported,
        "AWS supports the platform branch '%s'".formatted(branch));
  }

  private static String formatDate(Optional<LocalDate> date) {
    return date.map(d -> " on " + d).orElse(" on the date in its platform release schedule");
  }

  private static ConditionAssessment unsupported(Reason reason, String message) {
    return new ConditionAssessment(
        ConditionType.PlatformSupported, ConditionStatus.False, reason, message);
  }
}
