package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import org.jspecify.annotations.Nullable;

/** A saved configuration. Guarded by the timeline. */
public final class ConfigurationTemplate {
  public String name = "";
  public @Nullable String description;
  public String solutionStack = "";
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public Map<OptionKey, String> options = new TreeMap<>();
  public Map<String, String> tags = new TreeMap<>();
}
