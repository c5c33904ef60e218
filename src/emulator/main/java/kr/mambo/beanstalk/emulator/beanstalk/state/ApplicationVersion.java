package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import org.jspecify.annotations.Nullable;

/** An application version. Guarded by the timeline. */
public final class ApplicationVersion {
  public String label = "";
  public @Nullable String description;

  /** Null when the version stands for AWS's sample application. */
  public @Nullable String bucket;

  public @Nullable String key;
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;

  /**
   * {@code UNPROCESSED}, {@code PROCESSING}, {@code PROCESSED}, {@code FAILED}, {@code BUILDING}.
   */
  public String status = "UNPROCESSED";

  /** From when on other operations know the version; AWS is eventually consistent. */
  public Instant visibleFrom = Instant.EPOCH;

  public BundleFacts bundle = BundleFacts.SAMPLE;
  public Map<String, String> tags = new TreeMap<>();
}
