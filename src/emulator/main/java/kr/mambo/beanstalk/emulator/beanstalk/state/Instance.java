package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One EC2 instance of an environment. Guarded by the timeline. */
public final class Instance {
  /** What came of the latest deployment, in DescribeInstancesHealth's words. */
  public static final String IN_PROGRESS = "In Progress";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  public static final String DEPLOYED = "Deployed";
  public static final String FAILED = "Failed";

  public String id = "";
  public Instant launchedAt = Instant.EPOCH;
  public String zone = "";
  public String type = "";

  /** The Auto Scaling group that it belongs to at the moment. */
  public String group = "";

  public @Nullable String label;
  public long deployment;
  public @Nullable String deploymentStatus;
  public @Nullable Instant deployedAt;

  /**
   * Whether it still runs what it was launched with: a failure is then one of its initialization.
   */
  public boolean launching;

  /** The application answers with errors although it was deployed. */
  public boolean sick;

  /** Lines of its {@code eb-engine.log}. */
  public List<String> engineLog = new ArrayList<>();

  public boolean inService;
  public boolean stopped;
  public @Nullable Instant stoppedAt;

  /** Writes lines of its {@code eb-engine.log}. */
  public void log(Instant at, List<String> lines) {
    for (var line : lines) engineLog.add(STAMP.format(at) + " " + line);
  }

  public boolean deployed() {
    return DEPLOYED.equals(deploymentStatus);
  }

  public boolean failed() {
    return FAILED.equals(deploymentStatus);
  }

  public boolean deploying() {
    return IN_PROGRESS.equals(deploymentStatus);
  }
}
