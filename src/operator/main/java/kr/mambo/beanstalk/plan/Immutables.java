package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;

/**
 * What Beanstalk cannot change on a live environment (command-options-general and
 * using-features.platform.upgrade in the developer guide). A single instance may become load
 * balanced and the other way round.
 */
final class Immutables {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final OptionKey SHAPE = OptionKey.of(ENVIRONMENT, "EnvironmentType");

  /**
   * An option that stays as it was made.
   *
   * @param otherwise its value where nobody sets it
   * @param balancer whether it says nothing of a single instance
   */
  private record Fixed(
      OptionKey key, String what, String field, String otherwise, boolean balancer) {}

  private static final List<Fixed> OPTIONS =
      List.of(
          new Fixed(
              OptionKey.of(ENVIRONMENT, "LoadBalancerType"),
              "The load balancer is of type %s and cannot become %s",
              "spec.loadBalancer.type",
              "classic",
              true),
          new Fixed(
              OptionKey.of(ENVIRONMENT, "LoadBalancerIsShared"),
              "LoadBalancerIsShared is %s and cannot become %s",
              "spec.options",
              "false",
              true),
          new Fixed(
              OptionKey.of("aws:elbv2:loadbalancer", "SharedLoadBalancer"),
              "The shared load balancer is %s and cannot become %s",
              "spec.options",
              "",
              true),
          new Fixed(
              OptionKey.of("aws:ec2:vpc", "VPCId"),
              "The VPC is %s and cannot become %s",
              "spec.options",
              "",
              false));

  /**
   * What differs and cannot be changed.
   *
   * @param what as the beginning of a sentence
   * @param field of the spec that asks for it
   */
  record Difference(String what, String field) {}

  private Immutables() {}

  /**
   * The first difference that its user wants made; empty where there is none, or nothing is known.
   */
  static Optional<Difference> between(Situation situation) {
    if (!SettingsRule.mayChange(situation)) return Optional.empty();
    return option(situation).or(() -> branch(situation));
  }

  private static Optional<Difference> option(Situation situation) {
    // Asked for at its making and read back otherwise: a third environment would be no other.
    if (situation.seen().subject().applied()) return Optional.empty();
    return situation
        .facts()
        .settings()
        .known()
        .flatMap(
            live ->
                OPTIONS.stream()
                    .flatMap(fixed -> differs(situation, fixed, live).stream())
                    .findFirst());
  }

  private static Optional<Difference> differs(Situation situation, Fixed fixed, LiveSettings live) {
    var options = situation.rendered().orElseThrow().options();
    if (fixed.balancer() && (single(options) || single(live.deployed()))) return Optional.empty();
    var owned = situation.before().ownedOptions().contains(fixed.key().text());
    var wanted = value(options, fixed.key()).or(() -> owned ? unset(fixed) : Optional.empty());
    if (wanted.isEmpty()) return Optional.empty();
    var there = value(live.deployed(), fixed.key()).orElse(fixed.otherwise());
    return Canonical.same(fixed.key(), wanted.get(), there) || wanted.get().equalsIgnoreCase(there)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                fixed.what().formatted(said(there), said(wanted.get())),
                fixed.field().equals("spec.options")
                    ? "spec.options (%s %s)".formatted(fixed.key().namespace(), fixed.key().name())
                    : fixed.field()));
  }

  private static Optional<String> unset(Fixed fixed) {
    return Optional.of(fixed.otherwise());
  }

  private static String said(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static boolean single(Map<OptionKey, String> options) {
    return value(options, SHAPE).filter("SingleInstance"::equalsIgnoreCase).isPresent();
  }

  /** The service matches names without regard to case. */
  private static Optional<String> value(Map<OptionKey, String> options, OptionKey key) {
    var exact = options.get(key);
    return exact != null
        ? Optional.of(exact)
        : options.entrySet().stream()
            .filter(e -> e.getKey().text().equalsIgnoreCase(key.text()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private static Optional<Difference> branch(Situation situation) {
    var platform = situation.spec().platform();
    var named = platform == null ? Platform.DEFAULT_BRANCH : platform.branch();
    // A branch may have another name in ARNs than in the list of branches.
    var wanted =
        situation
            .facts()
            .platform()
            .known()
            .map(PlatformVersion::arn)
            .flatMap(PlatformVersion::branchOf)
            .orElse(named);
    var live = situation.live().flatMap(e -> PlatformVersion.branchOf(e.platformArn()));
    return live.isEmpty() || live.get().equalsIgnoreCase(wanted)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "The environment is of branch '%s' and cannot become '%s'"
                    .formatted(live.get(), named),
                "spec.platform.branch"));
  }
}
