package kr.mambo.beanstalk.emulator.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.SimulationControl;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.rule.Lags;
import org.jspecify.annotations.Nullable;

/** What holds for all of Beanstalk: failing deployments, images, lags, quotas. */
final class RuleRoutes {
  private final SimulationControl control;

  RuleRoutes(SimulationControl control) {
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
    private DeploymentFault toFault() {
      return new DeploymentFault(
          environment,
          nth,
          label,
          image,
          sparing == null ? 0 : sparing,
          parseEnum(DeploymentFault.FailureMode.class, manner == null ? "fails" : manner, "manner"),
          reason == null ? "exit status 1" : reason);
    }
  }

  record ImageBody(@Nullable String contains, @Nullable String outcome) {
    private ImageRule toRule() {
      return new ImageRule(
          BadRequestException.requireField(contains, "contains"),
          parseEnum(
              ImageRule.PullFailure.class,
              BadRequestException.requireField(outcome, "outcome"),
              "outcome"));
    }
  }

  record LagsBody(@Nullable String version, @Nullable String status) {
    private Lags toLags() {
      return new Lags(
          ClockRoutes.parseDuration(version == null ? "PT0S" : version, "version"),
          ClockRoutes.parseDuration(status == null ? "PT0S" : status, "status"));
    }
  }

  record LimitsBody(
      @Nullable Integer applications,
      @Nullable Integer versions,
      @Nullable Integer environments,
      @Nullable Integer templates,
      @Nullable Integer customPlatforms) {
    private AccountQuotas toQuotas() {
      var defaults = AccountQuotas.DEFAULTS;
      return new AccountQuotas(
          applications == null ? defaults.applications() : applications,
          versions == null ? defaults.versions() : versions,
          environments == null ? defaults.environments() : environments,
          templates == null ? defaults.templates() : templates,
          customPlatforms == null ? defaults.customPlatforms() : customPlatforms);
    }
  }

  record CnameBody(@Nullable String prefix) {}

  void addTo(Router routes) {
    routes
        .add(
            "POST",
            "deployments",
            request ->
                run(() -> control.addDeploymentFault(request.parseBody(FaultBody.class).toFault())))
        .add(
            "POST",
            "images",
            request -> run(() -> control.addImageRule(request.parseBody(ImageBody.class).toRule())))
        .add(
            "PUT",
            "lags",
            request -> run(() -> control.setLags(request.parseBody(LagsBody.class).toLags())))
        .add(
            "PUT",
            "limits",
            request -> run(() -> control.setQuotas(request.parseBody(LimitsBody.class).toQuotas())))
        .add(
            "POST",
            "cnames",
            request ->
                run(
                    () ->
                        control.reserveCname(
                            BadRequestException.requireField(
                                request.parseBody(CnameBody.class).prefix(), "prefix"))))
        .add("POST", "calm", request -> run(control::clearRules));
  }

  static Map<String, String> run(Runnable work) {
    work.run();
    return Map.of();
  }

  private static <E extends Enum<E>> E parseEnum(Class<E> type, String text, String field) {
    for (var each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) return each;
    }
    throw new BadRequestException(
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
