package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one environment or template as they are in force: written ones over defaults. */
public final class Settings {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String GROUP = "aws:autoscaling:asg";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ROLLING = "aws:autoscaling:updatepolicy:rollingupdate";
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private final Catalogue catalogue;
  private final Map<OptionKey, String> written;

  public Settings(Catalogue catalogue, Map<OptionKey, String> written) {
    this.catalogue = catalogue;
    this.written = written;
  }

  /** What was written; empty strings included. */
  public Optional<String> written(String namespace, String option) {
    return Optional.ofNullable(written.get(new OptionKey(namespace, option)));
  }

  public @Nullable String value(String namespace, String option) {
    var own = written.get(new OptionKey(namespace, option));
    if (own != null) return own;
    return catalogue.find(namespace, option).map(s -> s.defaultFor(shape())).orElse(null);
  }

  public String text(String namespace, String option) {
    return Objects.requireNonNullElse(value(namespace, option), "");
  }

  /** The option as a number; the default where what was written is none. */
  public int number(String namespace, String option, int otherwise) {
    try {
      return Integer.parseInt(text(namespace, option).strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public Shape shape() {
    if ("SingleInstance".equals(written.get(new OptionKey(ENVIRONMENT, "EnvironmentType"))))
      return Shape.SINGLE;
    return switch (written.getOrDefault(
        new OptionKey(ENVIRONMENT, "LoadBalancerType"), "classic")) {
      case "application" -> Shape.APPLICATION;
      case "network" -> Shape.NETWORK;
      default -> Shape.CLASSIC;
    };
  }

  /** Whether the load balancer is another environment's too. */
  public boolean sharesBalancer() {
    return text(ENVIRONMENT, "LoadBalancerIsShared").equalsIgnoreCase("true");
  }

  public int minimum() {
    return shape() == Shape.SINGLE ? 1 : number(GROUP, "MinSize", 1);
  }

  public boolean enhancedHealth() {
    return text("aws:elasticbeanstalk:healthreporting:system", "SystemType").equals("enhanced");
  }

  public String deploymentPolicy() {
    return text(COMMAND, "DeploymentPolicy");
  }

  /** How many of so many instances are deployed to at a time. */
  public int batch(int instances) {
    int size = number(COMMAND, "BatchSize", 100);
    int count =
        text(COMMAND, "BatchSizeType").equals("Fixed") ? size : (instances * size + 99) / 100;
    return Math.clamp(count, 1, Math.max(1, instances));
  }

  /** Seconds that a command may take. */
  public int commandTimeout() {
    return number(COMMAND, "Timeout", 600);
  }

  /**
   * {@code Time}, {@code Health} or {@code Immutable}; empty when instances are replaced at once.
   */
  public String rollingUpdate() {
    var type = text(ROLLING, "RollingUpdateType");
    boolean enabled = text(ROLLING, "RollingUpdateEnabled").equals("true");
    return enabled || !type.equals("Time") ? type : "";
  }

  /** How many of so many instances a rolling update replaces at a time. */
  public int replacementBatch(int instances) {
    int third = (minimum() + 2) / 3;
    return Math.clamp(number(ROLLING, "MaxBatchSize", third), 1, Math.max(1, instances));
  }

  /** Name or ARN as it was written; empty when there is none. */
  public String instanceProfile() {
    return text(LAUNCH, "IamInstanceProfile");
  }

  public List<String> instanceTypes() {
    var obsolete = written(LAUNCH, "InstanceType");
    var types = written("aws:ec2:instances", "InstanceTypes");
    var text = types.or(() -> obsolete).orElseGet(() -> text("aws:ec2:instances", "InstanceTypes"));
    return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** Environment properties by name. */
  public Map<String, String> properties() {
    var properties = new TreeMap<String, String>();
    written.forEach(
        (key, value) -> {
          if (key.namespace().equals(Catalogue.PROPERTIES)) properties.put(key.option(), value);
        });
    return properties;
  }

  public Map<OptionKey, String> written() {
    return written;
  }

  public Catalogue catalogue() {
    return catalogue;
  }
}
