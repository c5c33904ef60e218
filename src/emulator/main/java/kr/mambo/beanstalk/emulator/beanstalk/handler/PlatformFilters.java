package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;

/** The filters of ListPlatformVersions and ListPlatformBranches, which do not look at case. */
final class PlatformFilters {
  private PlatformFilters() {}

  static boolean matches(CallContext context, PlatformVersion platform, PlatformFilter filter) {
    var type = Objects.requireNonNullElse(filter.type(), "");
    if (type.equals("PlatformVersion") && filter.values().contains("latest"))
      return context.backend().platforms().newestOfBranch(platform).equals(platform);
    return matches(attributeValues(platform, type), filter.operator(), filter.values());
  }

  private static List<String> attributeValues(PlatformVersion platform, String type) {
    return switch (type) {
      case "PlatformName" -> List.of(platform.name());
      case "PlatformVersion" -> List.of(platform.version());
      case "PlatformStatus" -> List.of("Ready");
      case "PlatformBranchName" -> List.of(platform.branch());
      case "PlatformLifecycleState" -> List.of(platform.lifecycleState());
      case "PlatformBranchLifecycleState" -> List.of(platform.branchLifecycleState());
      case "PlatformOwner" -> List.of("AWSElasticBeanstalk");
      case "SupportedTier" -> platform.tiers();
      case "SupportedAddon" -> platform.addons();
      case "ProgrammingLanguageName" -> List.of("");
      case "OperatingSystemName" -> List.of(platform.osName());
      default -> throw unknownFilter(type);
    };
  }

  static RuntimeException unknownFilter(String type) {
    return BeanstalkErrors.invalidParameterValue("Invalid filter type: '" + type + "'.");
  }

  /**
   * @param values what the thing has, at least one of which has to do
   */
  static boolean matches(List<String> values, @Nullable String operator, List<String> requested) {
    return switch (Objects.requireNonNullElse(operator, "=")) {
      case "=", "in" -> anyMatch(values, requested, String::equals);
      case "!=", "not_in" -> !anyMatch(values, requested, String::equals);
      case "contains" -> anyMatch(values, requested, String::contains);
      case "begins_with" -> anyMatch(values, requested, String::startsWith);
      case "ends_with" -> anyMatch(values, requested, String::endsWith);
      case "<" -> anyMatch(values, requested, (v, w) -> compareVersions(v, w) < 0);
      case "<=" -> anyMatch(values, requested, (v, w) -> compareVersions(v, w) <= 0);
      case ">" -> anyMatch(values, requested, (v, w) -> compareVersions(v, w) > 0);
      case ">=" -> anyMatch(values, requested, (v, w) -> compareVersions(v, w) >= 0);
      default ->
          throw BeanstalkErrors.invalidParameterValue(
              "Invalid filter operator: '" + operator + "'.");
    };
  }

  private static boolean anyMatch(
      List<String> values, List<String> requested, BiPredicate<String, String> test) {
    return values.stream()
        .map(v -> v.toLowerCase(Locale.ROOT))
        .anyMatch(v -> requested.stream().anyMatch(w -> test.test(v, w.toLowerCase(Locale.ROOT))));
  }

  /** Part by part, as version numbers. */
  private static int compareVersions(String left, String right) {
    var a = left.split("\\.");
    var b = right.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Integer.compare(versionPart(a, i), versionPart(b, i));
      if (order != 0) return order;
    }
    return 0;
  }

  private static int versionPart(String[] parts, int index) {
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
