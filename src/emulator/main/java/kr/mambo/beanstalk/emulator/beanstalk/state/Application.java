package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An application with its versions and saved configurations. Guarded by the timeline. */
public final class Application {
  public String name = "";
  public @Nullable String description;
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public Lifecycle lifecycle = Lifecycle.DISABLED;

  /** By label, oldest first. */
  public Map<String, ApplicationVersion> versions = new LinkedHashMap<>();

  public Map<String, ConfigurationTemplate> templates = new LinkedHashMap<>();
  public Map<String, String> tags = new TreeMap<>();

  /**
   * Which versions are cleaned up after a new one was made.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-lifecycle.html">Version
   *     lifecycle settings</a>
   */
  public record Lifecycle(@Nullable String serviceRole, Rule maxCountRule, Rule maxAgeRule) {
    static final Lifecycle DISABLED =
        new Lifecycle(null, new Rule(false, 200, false), new Rule(false, 180, false));

    /** A limit in versions or in days. */
    public record Rule(boolean enabled, int limit, boolean deleteSource) {}
  }
}
