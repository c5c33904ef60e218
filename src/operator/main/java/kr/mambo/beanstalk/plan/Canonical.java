package kr.mambo.beanstalk.plan;

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
final class Canonical {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lists whose order says nothing. */
  private static final Set<String> SETS =
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
  private static final Set<String> GROWING = Set.of("SecurityGroups", "HostHeaders");

  private static final Set<String> LISTS = Set.of("InstanceTypes", "BlockDeviceMappings");

  private Canonical() {}

  /**
   * Compares two values of an option.
   *
   * @param wanted as the spec says it
   * @param live as Beanstalk reads it back; null where it names no value
   */
  static boolean same(OptionKey option, String wanted, @Nullable String live) {
    if (live == null) return wanted.isEmpty();
    if (wanted.equals(live)) return true;
    var name = option.name();
    if (GROWING.contains(name)) return new TreeSet<>(items(live)).containsAll(items(wanted));
    if (SETS.contains(name)) return new TreeSet<>(items(live)).equals(new TreeSet<>(items(wanted)));
    if (LISTS.contains(name)) return items(live).equals(items(wanted));
    return switch (name) {
      case "IamInstanceProfile" -> lastPart(wanted).equals(lastPart(live));
      case "MonitoringInterval" -> interval(wanted).equals(interval(live));
      case "PreferredStartTime" -> wanted.equalsIgnoreCase(live);
      case "ConfigDocument" -> json(wanted, live);
      default -> truth(wanted) && wanted.equalsIgnoreCase(live);
    };
  }

  private static List<String> items(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toList());
  }

  private static String lastPart(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }

  private static String interval(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean truth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private static boolean json(String one, String other) {
    try {
      return JSON.readTree(one).equals(JSON.readTree(other));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
