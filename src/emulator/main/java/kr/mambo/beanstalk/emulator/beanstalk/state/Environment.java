package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import org.jspecify.annotations.Nullable;

/** An environment. Guarded by the timeline. */
public final class Environment {
  public String id = "";
  public String name = "";
  public String applicationName = "";
  public String account = "";
  public String region = "";
  public @Nullable String description;
  public @Nullable String groupName;
  public Tier tier = Tier.WEB;
  public @Nullable String operationsRole;

  /** Null while the sample application runs. */
  public @Nullable String versionLabel;

  /** The solution stack's name. */
  public String solutionStack = "";

  public @Nullable String templateName;
  public String cname = "";
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public Status status = Status.Launching;
  public Health health = Health.UNKNOWN;

  /** A health that somebody dictates, and until when. */
  public @Nullable Health healthOverride;

  public @Nullable Instant healthOverrideUntil;

  /** What was written through the API, not what is read back. */
  public Map<OptionKey, String> options = new TreeMap<>();

  public @Nullable DraftConfiguration draft;
  public @Nullable EnvironmentResources resources;
  public List<Instance> instances = new ArrayList<>();

  /** Rises with every deployment of code or configuration. */
  public long deploymentId;

  /** The latest deployment that succeeded: what instances are expected to run. */
  public long expectedDeploymentId;

  public Map<String, String> tags = new TreeMap<>();
  public @Nullable EnvironmentOperation operation;

  /** What the latest operation left behind, for the texts of the health. */
  public @Nullable CompletedOperation lastOperation;

  public @Nullable Instant nextHealthAssessment;
  public @Nullable Instant terminatedAt;
  public boolean paused;

  /** Something outside of the environment uses its security group, which cannot be deleted then. */
  public boolean securityGroupInUse;

  /** A status that answers still show after the environment has moved on. */
  public @Nullable Status staleStatus;

  public @Nullable Instant staleUntil;
  public List<ManagedAction> plannedActions = new ArrayList<>();
  public List<ManagedAction> actionHistory = new ArrayList<>();
  public List<LogPull> logPulls = new ArrayList<>();

  /** In the words of the wire. */
  public enum Status {
    Launching,
    Updating,
    Aborting,
    Ready,
    Terminating,
    Terminated
  }

  /** The environment's tier. */
  public record Tier(String name, String type, String version) {
    public static final Tier WEB = new Tier("WebServer", "Standard", "1.0");
  }

  /**
   * A colour, a word and the reasons.
   *
   * @param status the word of enhanced health; null where health reporting is basic
   */
  public record Health(String color, @Nullable String status, List<String> causes) {
    static final Health UNKNOWN = new Health("Grey", null, List.of());

    public Health {
      causes = List.copyOf(causes);
    }
  }

  /** The operation that ended last. */
  public record CompletedOperation(
      String title, boolean succeeded, Instant startedAt, Instant endedAt) {}

  public boolean isAlive() {
    return status != Status.Terminated;
  }

  public Optional<Instance> instance(String instanceId) {
    return instances.stream().filter(i -> i.id.equals(instanceId)).findFirst();
  }
}
