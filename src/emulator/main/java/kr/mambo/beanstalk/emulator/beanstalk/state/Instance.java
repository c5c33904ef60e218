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

  private static final DateTimeFormatter LOG_TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  public static final String DEPLOYED = "Deployed";
  public static final String FAILED = "Failed";

  public String id = "";
  public Instant launchedAt = Instant.EPOCH;
  public String availabilityZone = "";
  public String instanceType = "";

  /** The Auto Scaling group that it belongs to at the moment. */
  public String autoScalingGroup = "";

  public @Nullable String versionLabel;
  public long deploymentId;
  public @Nullable String deploymentStatus;
  public @Nullable Instant deployedAt;

  /**
   * Whether it still runs what it was launched with: a failure is then one of its initialization.
   */
  public boolean initializing;

  /** The application answers with errors although it was deployed. */
  public boolean unhealthy;

  /** Lines of its {@code eb-engine.log}. */
  public List<String> engineLog = new ArrayList<>();

  public boolean inService;
  public boolean stopped;
  public @Nullable Instant stoppedAt;

  /** Writes lines of its {@code eb-engine.log}. */
  public void appendLog(Instant at, List<String> lines) {
    for (var line : lines) engineLog.add(LOG_TIMESTAMP.format(at) + " " + line);
  }

  public boolean isDeployed() {
    return DEPLOYED.equals(deploymentStatus);
  }

  public boolean hasFailed() {
    return FAILED.equals(deploymentStatus);
  }

  public boolean isDeploying() {
    return IN_PROGRESS.equals(deploymentStatus);
  }
}
