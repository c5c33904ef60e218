package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.work.Operation;
import org.jspecify.annotations.Nullable;

/** An environment. Guarded by the timeline. */
public final class Environment {
  public String id = "";
  public String name = "";
  public String application = "";
  public String account = "";
  public String region = "";
  public @Nullable String description;
  public @Nullable String group;
  public Tier tier = Tier.WEB;
  public @Nullable String operationsRole;

  /** Null while the sample application runs. */
  public @Nullable String label;

  /** The solution stack's name. */
  public String platform = "";

  public @Nullable String template;
  public String cname = "";
  public Instant created = Instant.EPOCH;
  public Instant updated = Instant.EPOCH;
  public Status status = Status.Launching;
  public Health health = Health.UNKNOWN;

  /** A health that somebody dictates, and until when. */
  public @Nullable Health dictated;

  public @Nullable Instant dictatedUntil;

  /** What was written through the API, not what is read back. */
  public Map<OptionKey, String> options = new TreeMap<>();

  public @Nullable Draft draft;
  public @Nullable Resources resources;
  public List<Instance> instances = new ArrayList<>();

  /** Rises with every deployment of code or configuration. */
  public long deployment;

  /** The latest deployment that succeeded: what instances are expected to run. */
  public long expectedDeployment;

  public Map<String, String> tags = new TreeMap<>();
  public @Nullable Operation operation;

  /** What the latest operation left behind, for the texts of the health. */
  public @Nullable Finished finished;

  public @Nullable Instant observeAt;
  public @Nullable Instant terminated;
  public boolean held;

  /** Something outside of the environment uses its security group, which cannot be deleted then. */
  public boolean groupInUse;

  /** A status that answers still show after the environment has moved on. */
  public @Nullable Status staleStatus;

  public @Nullable Instant staleUntil;
  public List<ManagedAction> planned = new ArrayList<>();
  public List<ManagedAction> history = new ArrayList<>();
  public List<LogPull> logs = new ArrayList<>();

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
  public record Finished(String title, boolean succeeded, Instant started, Instant ended) {}

  public boolean alive() {
    return status != Status.Terminated;
  }

  public Optional<Instance> instance(String instanceId) {
    return instances.stream().filter(i -> i.id.equals(instanceId)).findFirst();
  }
}
