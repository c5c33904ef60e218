package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one environment or template as they are in force: written ones over defaults. */
public final class EffectiveSettings {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String GROUP = "aws:autoscaling:asg";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ROLLING = "aws:autoscaling:updatepolicy:rollingupdate";
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private final OptionCatalog catalog;
  private final Map<OptionKey, String> written;

  public EffectiveSettings(OptionCatalog catalog, Map<OptionKey, String> written) {
    this.catalog = catalog;
    this.written = written;
  }

  /** What was written; empty strings included. */
  public Optional<String> written(String namespace, String option) {
    return Optional.ofNullable(written.get(new OptionKey(namespace, option)));
  }

  public @Nullable String value(String namespace, String option) {
    var explicit = written.get(new OptionKey(namespace, option));
    if (explicit != null) return explicit;
    return catalog.find(namespace, option).map(s -> s.defaultFor(topology())).orElse(null);
  }

  public String textOrEmpty(String namespace, String option) {
    return Objects.requireNonNullElse(value(namespace, option), "");
  }

  /** The option as a number; the default where what was written is none. */
  public int intValue(String namespace, String option, int defaultValue) {
    try {
      return Integer.parseInt(textOrEmpty(namespace, option).strip());
    } catch (NumberFormatException e) {
      return defaultValue;
    }
  }

  public EnvironmentTopology topology() {
    if ("SingleInstance".equals(written.get(new OptionKey(ENVIRONMENT, "EnvironmentType"))))
      return EnvironmentTopology.SINGLE;
    return switch (written.getOrDefault(
        new OptionKey(ENVIRONMENT, "LoadBalancerType"), "classic")) {
      case "application" -> EnvironmentTopology.APPLICATION;
      case "network" -> EnvironmentTopology.NETWORK;
      default -> EnvironmentTopology.CLASSIC;
    };
  }

  /** Whether the load balancer is another environment's too. */
  public boolean sharesLoadBalancer() {
    return textOrEmpty(ENVIRONMENT, "LoadBalancerIsShared").equalsIgnoreCase("true");
  }

  public int minInstances() {
    return topology() == EnvironmentTopology.SINGLE ? 1 : intValue(GROUP, "MinSize", 1);
  }

  public boolean hasEnhancedHealth() {
    return textOrEmpty("aws:elasticbeanstalk:healthreporting:system", "SystemType")
        .equals("enhanced");
  }

  public String deploymentPolicy() {
    return textOrEmpty(COMMAND, "DeploymentPolicy");
  }

  /** How many of so many instances are deployed to at a time. */
  public int deploymentBatchSize(int instances) {
    int size = intValue(COMMAND, "BatchSize", 100);
    int count =
        textOrEmpty(COMMAND, "BatchSizeType").equals("Fixed")
            ? size
            : (instances * size + 99) / 100;
    return Math.clamp(count, 1, Math.max(1, instances));
  }

  /** Seconds that a command may take. */
  public int commandTimeoutSeconds() {
    return intValue(COMMAND, "Timeout", 600);
  }

  /**
   * {@code Time}, {@code Health} or {@code Immutable}; empty when instances are replaced at once.
   */
  public String rollingUpdateType() {
    var type = textOrEmpty(ROLLING, "RollingUpdateType");
    boolean enabled = textOrEmpty(ROLLING, "RollingUpdateEnabled").equals("true");
    return enabled || !type.equals("Time") ? type : "";
  }

  /** How many of so many instances a rolling update replaces at a time. */
  public int replacementBatchSize(int instances) {
    int oneThird = (minInstances() + 2) / 3;
    return Math.clamp(intValue(ROLLING, "MaxBatchSize", oneThird), 1, Math.max(1, instances));
  }

  /** Name or ARN as it was written; empty when there is none. */
  public String instanceProfile() {
    return textOrEmpty(LAUNCH, "IamInstanceProfile");
  }

  public List<String> instanceTypes() {
    var obsolete = written(LAUNCH, "InstanceType");
    var types = written("aws:ec2:instances", "InstanceTypes");
    var text =
        types.or(() -> obsolete).orElseGet(() -> textOrEmpty("aws:ec2:instances", "InstanceTypes"));
    return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** Environment properties by name. */
  public Map<String, String> environmentProperties() {
    var properties = new TreeMap<String, String>();
    written.forEach(
        (key, value) -> {
          if (key.namespace().equals(OptionCatalog.PROPERTIES)) properties.put(key.option(), value);
        });
    return properties;
  }

  public Map<OptionKey, String> written() {
    return written;
  }

  public OptionCatalog catalog() {
    return catalog;
  }
}
