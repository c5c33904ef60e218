package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;

/** The filters of ListPlatformVersions and ListPlatformBranches, which do not look at case. */
final class PlatformFilters {
  private PlatformFilters() {}

  static boolean matches(Context context, Platform platform, PlatformFilter filter) {
    var type = Objects.requireNonNullElse(filter.type(), "");
    if (type.equals("PlatformVersion") && filter.values().contains("latest"))
      return context.shop().platforms().newest(platform).equals(platform);
    return matches(value(platform, type), filter.operator(), filter.values());
  }

  private static List<String> value(Platform platform, String type) {
    return switch (type) {
      case "PlatformName" -> List.of(platform.name());
      case "PlatformVersion" -> List.of(platform.version());
      case "PlatformStatus" -> List.of("Ready");
      case "PlatformBranchName" -> List.of(platform.branch());
      case "PlatformLifecycleState" -> List.of(platform.state());
      case "PlatformBranchLifecycleState" -> List.of(platform.branchState());
      case "PlatformOwner" -> List.of("AWSElasticBeanstalk");
      case "SupportedTier" -> platform.tiers();
      case "SupportedAddon" -> platform.addons();
      case "ProgrammingLanguageName" -> List.of("");
      case "OperatingSystemName" -> List.of(platform.osName());
      default -> throw unknown(type);
    };
  }

  static RuntimeException unknown(String type) {
    return Refusals.value("Invalid filter type: '" + type + "'.");
  }

  /**
   * @param values what the thing has, at least one of which has to do
   */
  static boolean matches(List<String> values, @Nullable String operator, List<String> wanted) {
    return switch (Objects.requireNonNullElse(operator, "=")) {
      case "=", "in" -> any(values, wanted, String::equals);
      case "!=", "not_in" -> !any(values, wanted, String::equals);
      case "contains" -> any(values, wanted, String::contains);
      case "begins_with" -> any(values, wanted, String::startsWith);
      case "ends_with" -> any(values, wanted, String::endsWith);
      case "<" -> any(values, wanted, (v, w) -> compare(v, w) < 0);
      case "<=" -> any(values, wanted, (v, w) -> compare(v, w) <= 0);
      case ">" -> any(values, wanted, (v, w) -> compare(v, w) > 0);
      case ">=" -> any(values, wanted, (v, w) -> compare(v, w) >= 0);
      default -> throw Refusals.value("Invalid filter operator: '" + operator + "'.");
    };
  }

  private static boolean any(
      List<String> values, List<String> wanted, BiPredicate<String, String> test) {
    return values.stream()
        .map(v -> v.toLowerCase(Locale.ROOT))
        .anyMatch(v -> wanted.stream().anyMatch(w -> test.test(v, w.toLowerCase(Locale.ROOT))));
  }

  /** Part by part, as version numbers. */
  private static int compare(String one, String other) {
    var a = one.split("\\.");
    var b = other.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Integer.compare(part(a, i), part(b, i));
      if (order != 0) return order;
    }
    return 0;
  }

  private static int part(String[] parts, int index) {
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
