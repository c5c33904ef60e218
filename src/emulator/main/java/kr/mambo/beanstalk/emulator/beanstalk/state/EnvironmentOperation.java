package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import org.jspecify.annotations.Nullable;

/** What an environment is busy with: the steps that are still to come. Guarded by the timeline. */
public final class EnvironmentOperation {
  public Kind kind = Kind.UPDATE;
  public String requestId = "";
  public Instant startedAt = Instant.EPOCH;

  /** When the step before the next one happened. */
  public Instant lastStepAt = Instant.EPOCH;

  public @Nullable Instant nextStepDue;
  public Deque<ScheduledStep> remainingSteps = new ArrayDeque<>();
  public boolean abortable;

  /** Whether code is deployed; otherwise only configuration. */
  public boolean deploysVersion;

  public @Nullable Target target;

  /** What the environment will consist of where it gets, or loses, a load balancer. */
  public @Nullable EnvironmentResources resources;

  /** Instances that this operation launched and that go again when it fails. */
  public List<String> newInstances = new ArrayList<>();

  /** The Auto Scaling group of the fresh instances while it is a temporary one. */
  public @Nullable String temporaryGroup;

  /** The managed action that this operation carries out. */
  public @Nullable String managedActionId;

  /** What somebody wants to go wrong here; decided when the deployment begins. */
  public @Nullable DeploymentFault fault;

  public boolean faultDecided;

  /** How many instances have ended their deployment so far. */
  public int endedDeployments;

  /** How many of those succeeded. */
  public int succeededDeployments;

  /** What an update is to achieve. */
  public record Target(
      @Nullable String versionLabel,
      String solutionStack,
      Map<OptionKey, String> options,
      @Nullable String templateName,
      long deploymentId) {
    public Target {
      options = new TreeMap<>(options);
    }
  }

  /** What is being done, with the word that health causes use for it. */
  public enum Kind {
    CREATE("Initialization"),
    UPDATE("Application update"),
    CONFIGURE("Configuration update"),
    RESTART("Application restart"),
    REBUILD("Environment rebuild"),
    TERMINATE("Environment termination"),
    TAGS("Tag update"),
    SWAP("CNAME swap");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
