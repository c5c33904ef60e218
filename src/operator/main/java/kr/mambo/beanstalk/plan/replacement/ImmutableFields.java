package kr.mambo.beanstalk.plan.replacement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.options.OptionValues;
import kr.mambo.beanstalk.plan.options.SettingsRule;

/**
 * What Beanstalk cannot change on a live environment (command-options-general and
 * using-features.platform.upgrade in the developer guide). A single instance may become load
 * balanced and the other way round.
 */
final class ImmutableFields {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final OptionKey ENVIRONMENT_TYPE = OptionKey.of(ENVIRONMENT, "EnvironmentType");

  /**
   * An option that stays as it was created.
   *
   * @param defaultValue its value where nobody sets it
   * @param loadBalancedOnly whether it says nothing of a single instance
   */
  private record ImmutableOption(
      OptionKey key,
      String messageFormat,
      String field,
      String defaultValue,
      boolean loadBalancedOnly) {}

  private static final List<ImmutableOption> IMMUTABLE_OPTIONS =
      List.of(
          new ImmutableOption(
              OptionKey.of(ENVIRONMENT, "LoadBalancerType"),
              "spec.loadBalancer.type cannot change from %s to %s in place",
              "spec.loadBalancer.type",
              "classic",
              true),
          new ImmutableOption(
              OptionKey.of(ENVIRONMENT, "LoadBalancerIsShared"),
              "LoadBalancerIsShared cannot change from %s to %s in place",
              "spec.options",
              "false",
              true),
          new ImmutableOption(
              OptionKey.of("aws:elbv2:loadbalancer", "SharedLoadBalancer"),
              "SharedLoadBalancer cannot change from %s to %s in place",
              "spec.options",
              "",
              true),
          new ImmutableOption(
              OptionKey.of("aws:ec2:vpc", "VPCId"),
              "VPCId cannot change from %s to %s in place",
              "spec.options",
              "",
              false));

  /**
   * What differs and cannot be changed.
   *
   * @param description as the beginning of a sentence
   * @param field of the spec that asks for it
   */
  record Difference(String description, String field) {}

  private ImmutableFields() {}

  /** The first difference that the user wants; empty where there is none, or nothing is known. */
  static Optional<Difference> findDifference(BeanstalkSituation situation) {
    if (!SettingsRule.isChangeAllowed(situation)) return Optional.empty();
    return findOptionDifference(situation).or(() -> findBranchDifference(situation));
  }

  private static Optional<Difference> findOptionDifference(BeanstalkSituation situation) {
    // Requested at its creation and read back otherwise: a third environment would be no other.
    if (situation.observed().resource().isApplied()) return Optional.empty();
    return situation
        .facts()
        .settings()
        .known()
        .flatMap(
            live ->
                IMMUTABLE_OPTIONS.stream()
                    .flatMap(fixed -> difference(situation, fixed, live).stream())
                    .findFirst());
  }

  private static Optional<Difference> difference(
      BeanstalkSituation situation, ImmutableOption fixed, LiveSettings live) {
    var options = situation.rendered().orElseThrow().options();
    if (fixed.loadBalancedOnly()
        && (isSingleInstance(options) || isSingleInstance(live.deployed())))
      return Optional.empty();
    var isOwned = situation.previousStatus().ownedOptions().contains(fixed.key().text());
    var wanted =
        findValue(options, fixed.key()).or(() -> isOwned ? defaultOf(fixed) : Optional.empty());
    if (wanted.isEmpty()) return Optional.empty();
    var liveValue = findValue(live.deployed(), fixed.key()).orElse(fixed.defaultValue());
    return OptionValues.areEquivalent(fixed.key(), wanted.get(), liveValue)
            || wanted.get().equalsIgnoreCase(liveValue)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                fixed.messageFormat().formatted(display(liveValue), display(wanted.get())),
                fixed.field().equals("spec.options")
                    ? "spec.options (%s %s)".formatted(fixed.key().namespace(), fixed.key().name())
                    : fixed.field()));
  }

  private static Optional<String> defaultOf(ImmutableOption fixed) {
    return Optional.of(fixed.defaultValue());
  }

  private static String display(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static boolean isSingleInstance(Map<OptionKey, String> options) {
    return findValue(options, ENVIRONMENT_TYPE)
        .filter("SingleInstance"::equalsIgnoreCase)
        .isPresent();
  }

  /** The service matches names without regard to case. */
  private static Optional<String> findValue(Map<OptionKey, String> options, OptionKey key) {
    var exact = options.get(key);
    return exact != null
        ? Optional.of(exact)
        : options.entrySet().stream()
            .filter(e -> e.getKey().text().equalsIgnoreCase(key.text()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private static Optional<Difference> findBranchDifference(BeanstalkSituation situation) {
    var platform = situation.spec().platform();
    var namedBranch = platform == null ? Platform.DEFAULT_BRANCH : platform.branch();
    // A branch may have another name in ARNs than in the list of branches.
    var wanted =
        situation
            .facts()
            .platform()
            .known()
            .map(PlatformVersion::arn)
            .flatMap(PlatformVersion::branchOf)
            .orElse(namedBranch);
    var live = situation.live().flatMap(e -> PlatformVersion.branchOf(e.platformArn()));
    return live.isEmpty() || live.get().equalsIgnoreCase(wanted)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "spec.platform.branch cannot change from '%s' to '%s' in place"
                    .formatted(live.get(), namedBranch),
                "spec.platform.branch"));
  }
}
