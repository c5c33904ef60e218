package kr.mambo.beanstalk.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.EbAccountSpec;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.OptionSetting;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Whether an EbAccount lets an EbEnvironment use what it uses. The lists hold for typed fields and
 * options alike.
 */
final class AccountPermissions {
  private record UsedValue(String field, @Nullable String value, List<String> allowed) {}

  private static final String ENVIRONMENT_PROPERTIES =
      "aws:elasticbeanstalk:application:environment";

  private AccountPermissions() {}

  static Access evaluate(
      String account,
      EbAccountSpec grants,
      Supplier<Map<String, String>> namespaceLabels,
      EbEnvironmentSpec spec) {
    if (grants.namespaces() == null || !matches(grants.namespaces(), namespaceLabels)) {
      return new Access.Refused(
          Reason.NamespaceNotAllowed,
          "EbAccount %s does not allow this namespace: label the namespace to match spec.namespaces of the EbAccount, or create a new EbEnvironment with another spec.accountRef"
              .formatted(account));
    }
    return usedValues(spec, grants.allow()).stream()
        .filter(use -> use.value() != null && !isAllowed(use.allowed(), use.value()))
        .findFirst()
        .<Access>map(
            use ->
                new Access.Refused(
                    Reason.NotAllowed,
                    "EbAccount %s does not allow %s %s: use one of [%s], or add it to spec.allow of the EbAccount"
                        .formatted(
                            account, use.field(), use.value(), String.join(", ", use.allowed()))))
        .orElseGet(
            () ->
                new Access.Granted(
                    new Scope(
                        grants.accountID(),
                        grants.roleARN(),
                        grants.externalID(),
                        spec.region(),
                        grants.endpoints()),
                    grants.limits()));
  }

  private static List<UsedValue> usedValues(EbEnvironmentSpec spec, EbAccountSpec.Allow allow) {
    var uses = new ArrayList<UsedValue>();
    uses.add(new UsedValue("region", spec.region(), allow.regions()));
    uses.add(new UsedValue("application", spec.application(), allow.applications()));
    uses.add(
        new UsedValue(
            "storage.bucket",
            spec.storage() == null ? null : spec.storage().bucket(),
            allow.buckets()));
    uses.add(new UsedValue("instanceProfile", spec.instanceProfile(), allow.instanceProfiles()));
    uses.add(new UsedValue("serviceRole", spec.serviceRole(), allow.serviceRoles()));
    for (var option : spec.options()) {
      allowList(option, allow)
          .ifPresent(
              allowed ->
                  uses.add(
                      new UsedValue(
                          "option " + option.name(), resourceName(option.value()), allowed)));
    }
    return uses;
  }

  /** Beanstalk does not look at the case of names; an application's own variables name nothing. */
  private static Optional<List<String>> allowList(OptionSetting option, EbAccountSpec.Allow allow) {
    if (option.namespace().toLowerCase(Locale.ROOT).startsWith(ENVIRONMENT_PROPERTIES))
      return Optional.empty();
    return switch (option.name().toLowerCase(Locale.ROOT)) {
      case "iaminstanceprofile" -> Optional.of(allow.instanceProfiles());
      case "servicerole", "serviceroleformanagedupdates" -> Optional.of(allow.serviceRoles());
      case "accesslogss3bucket", "externalextensionss3bucket" -> Optional.of(allow.buckets());
      default -> Optional.empty();
    };
  }

  private static String resourceName(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }

  private static boolean isAllowed(List<String> allowed, String value) {
    return allowed.contains("*") || allowed.contains(value);
  }

  /**
   * The rules of Kubernetes' label selectors; an empty selector matches everything, whatever the
   * labels are.
   */
  private static boolean matches(
      LabelSelector selector, Supplier<Map<String, String>> namespaceLabels) {
    var matchLabels = requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of());
    var expressions =
        requireNonNullElse(selector.getMatchExpressions(), List.<LabelSelectorRequirement>of());
    if (matchLabels.isEmpty() && expressions.isEmpty()) return true;
    var labels = namespaceLabels.get();
    return labels.entrySet().containsAll(matchLabels.entrySet())
        && expressions.stream().allMatch(e -> matches(e, labels));
  }

  private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
    var value = labels.get(requirement.getKey());
    return switch (requirement.getOperator()) {
      case "In" -> value != null && requirement.getValues().contains(value);
      case "NotIn" -> value == null || !requirement.getValues().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
