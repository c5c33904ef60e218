package kr.mambo.beanstalk.plan.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.model.OptionKey;
import org.jspecify.annotations.Nullable;

/**
 * Whether two texts are the same value of an option. Beanstalk reads values back in a form of its
 * own: names for ARNs, lists in another order and with groups of its own added, `5 minute` for `5
 * Minutes`.
 */
public final class OptionValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lists whose order says nothing. */
  private static final Set<String> UNORDERED_LISTS =
      Set.of(
          "Subnets",
          "ELBSubnets",
          "SSLCertificateArns",
          "Custom Availability Zones",
          "PathPatterns",
          "Rules",
          "PolicyNames",
          "PublicKeyPolicyNames",
          "LoadBalancerPorts",
          "InstancePorts",
          "SSLProtocols",
          "SupportedArchitectures");

  /** Lists to which Beanstalk adds something of its own. */
  private static final Set<String> EXTENDED_LISTS = Set.of("SecurityGroups", "HostHeaders");

  private static final Set<String> ORDERED_LISTS = Set.of("InstanceTypes", "BlockDeviceMappings");

  private OptionValues() {}

  /**
   * Compares two values of an option.
   *
   * @param desired as the spec says it
   * @param live as Beanstalk reads it back; null where it names no value
   */
  public static boolean areEquivalent(OptionKey option, String desired, @Nullable String live) {
    if (live == null) return desired.isEmpty();
    if (desired.equals(live)) return true;
    var name = option.name();
    if (EXTENDED_LISTS.contains(name))
      return new TreeSet<>(splitItems(live)).containsAll(splitItems(desired));
    if (UNORDERED_LISTS.contains(name))
      return new TreeSet<>(splitItems(live)).equals(new TreeSet<>(splitItems(desired)));
    if (ORDERED_LISTS.contains(name)) return splitItems(live).equals(splitItems(desired));
    return switch (name) {
      case "IamInstanceProfile" -> resourceName(desired).equals(resourceName(live));
      case "MonitoringInterval" -> normalizeInterval(desired).equals(normalizeInterval(live));
      case "PreferredStartTime" -> desired.equalsIgnoreCase(live);
      case "ConfigDocument" -> isSameJson(desired, live);
      default -> isBoolean(desired) && desired.equalsIgnoreCase(live);
    };
  }

  private static List<String> splitItems(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toList());
  }

  private static String resourceName(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }

  private static String normalizeInterval(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isBoolean(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private static boolean isSameJson(String left, String right) {
    try {
      return JSON.readTree(left).equals(JSON.readTree(right));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
