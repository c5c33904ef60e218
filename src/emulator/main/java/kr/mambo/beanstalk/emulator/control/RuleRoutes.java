package kr.mambo.beanstalk.emulator.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.Control;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.Lags;
import kr.mambo.beanstalk.emulator.beanstalk.Limits;
import org.jspecify.annotations.Nullable;

/** What holds for all of Beanstalk: failing deployments, images, lags, quotas. */
final class RuleRoutes {
  private final Control control;

  RuleRoutes(Control control) {
    this.control = control;
  }

  record FaultBody(
      @Nullable String environment,
      @Nullable Integer nth,
      @Nullable String label,
      @Nullable String image,
      @Nullable Integer sparing,
      @Nullable String manner,
      @Nullable String reason) {
    private DeploymentFault fault() {
      return new DeploymentFault(
          environment,
          nth,
          label,
          image,
          sparing == null ? 0 : sparing,
          word(DeploymentFault.Manner.class, manner == null ? "fails" : manner, "manner"),
          reason == null ? "exit status 1" : reason);
    }
  }

  record ImageBody(@Nullable String contains, @Nullable String outcome) {
    private ImageRule rule() {
      return new ImageRule(
          BadRequest.given(contains, "contains"),
          word(ImageRule.Outcome.class, BadRequest.given(outcome, "outcome"), "outcome"));
    }
  }

  record LagsBody(@Nullable String version, @Nullable String status) {
    private Lags lags() {
      return new Lags(
          ClockRoutes.duration(version == null ? "PT0S" : version, "version"),
          ClockRoutes.duration(status == null ? "PT0S" : status, "status"));
    }
  }

  record LimitsBody(
      @Nullable Integer applications,
      @Nullable Integer versions,
      @Nullable Integer environments,
      @Nullable Integer templates,
      @Nullable Integer customPlatforms) {
    private Limits limits() {
      var usual = Limits.USUAL;
      return new Limits(
          applications == null ? usual.applications() : applications,
          versions == null ? usual.versions() : versions,
          environments == null ? usual.environments() : environments,
          templates == null ? usual.templates() : templates,
          customPlatforms == null ? usual.customPlatforms() : customPlatforms);
    }
  }

  record CnameBody(@Nullable String prefix) {}

  void addTo(Routes routes) {
    routes
        .add(
            "POST",
            "deployments",
            asked -> done(() -> control.fail(asked.as(FaultBody.class).fault())))
        .add("POST", "images", asked -> done(() -> control.rule(asked.as(ImageBody.class).rule())))
        .add("PUT", "lags", asked -> done(() -> control.lags(asked.as(LagsBody.class).lags())))
        .add(
            "PUT",
            "limits",
            asked -> done(() -> control.limits(asked.as(LimitsBody.class).limits())))
        .add(
            "POST",
            "cnames",
            asked ->
                done(
                    () ->
                        control.takeCname(
                            BadRequest.given(asked.as(CnameBody.class).prefix(), "prefix"))))
        .add("POST", "calm", asked -> done(control::calm));
  }

  static Map<String, String> done(Runnable work) {
    work.run();
    return Map.of();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text, String field) {
    for (var each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) return each;
    }
    throw new BadRequest(
        "The field '"
            + field
            + "' is one of "
            + String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList())
            + ", not '"
            + text
            + "'.");
  }
}
