package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ReplacementStatus;

/** What is done about the environment in this pass: at most one call that changes something. */
public sealed interface BeanstalkDecision {
  /** Why, in a word. */
  Reason reason();

  /** Why, in a sentence for the user. */
  String message();

  /**
   * Whether it only tidies up around an environment that is as it should be, so that nobody has to
   * wait for it.
   */
  default boolean isHousekeeping() {
    return switch (this) {
      case SaveSettings _ -> true;
      case CollectGarbage d -> d.reason() == Reason.CleaningUp;
      case ReplacementStep d -> d.reason() == Reason.Retiring;
      case Refuse _,
          Wait _,
          Paused _,
          Nothing _,
          CreateApplication _,
          UploadArtifacts _,
          CreateVersion _,
          CreateEnvironment _,
          UpdateEnvironment _,
          RequestLogs _,
          Abort _,
          DeleteDraftConfiguration _,
          UpdateTags _,
          Terminate _,
          CleanUp _,
          Release _,
          RemoveFinalizer _ ->
          false;
    };
  }

  /**
   * The user has to change something first. Looked at again slowly, since the change may be at AWS.
   */
  record Refuse(Reason reason, String message) implements BeanstalkDecision {}

  /** Something is on its way or expected: nothing is to be done but wait. */
  record Wait(Reason reason, String message) implements BeanstalkDecision {}

  /** The user asked that nothing be done. */
  record Paused(Reason reason, String message) implements BeanstalkDecision {}

  /** All is as it should be. */
  record Nothing(Reason reason, String message) implements BeanstalkDecision {
    public static final Nothing DEPLOYED =
        new Nothing(
            Reason.Deployed, "The environment runs the desired version with the desired options");
  }

  record CreateApplication(String application, Reason reason, String message)
      implements BeanstalkDecision {}

  /**
   * Writes to S3 what is not there yet.
   *
   * @param keys the artifacts that are not in S3 yet
   */
  record UploadArtifacts(String label, List<String> keys, Reason reason, String message)
      implements BeanstalkDecision {
    public UploadArtifacts {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Creates the application version of the wanted label.
   *
   * @param description keeps {@code inputs} and key id, so that a lost status costs nothing
   */
  @RecordBuilder
  record CreateVersion(
      String application,
      String label,
      String bucket,
      String key,
      String description,
      Reason reason,
      String message)
      implements BeanstalkDecision {}

  /**
   * One CreateEnvironment call.
   *
   * @param settings keyed digest of the options
   */
  @RecordBuilder
  record CreateEnvironment(
      String application,
      String name,
      Optional<String> cnamePrefix,
      String platformArn,
      String label,
      SortedMap<OptionKey, String> options,
      Optional<String> settings,
      Map<String, String> tags,
      Reason reason,
      String message)
      implements BeanstalkDecision {
    public CreateEnvironment {
      options = new TreeMap<>(options);
      tags = Map.copyOf(tags);
    }
  }

  /**
   * One UpdateEnvironment call.
   *
   * @param label the version to deploy, if any
   * @param platformArn the platform version to move to, if any
   * @param settings keyed digest of the options, if all of them are those of the spec once it
   *     succeeded
   */
  @RecordBuilder
  record UpdateEnvironment(
      OperationKind kind,
      String environmentId,
      Optional<String> label,
      Optional<String> platformArn,
      SortedMap<OptionKey, String> set,
      List<OptionKey> remove,
      Optional<String> settings,
      Reason reason,
      String message)
      implements BeanstalkDecision {
    public UpdateEnvironment {
      set = new TreeMap<>(set);
      remove = List.copyOf(remove);
    }

    /** Whether it deploys a version and changes options at once. */
    public boolean isCombined() {
      return label.isPresent() && !(set.isEmpty() && remove.isEmpty());
    }

    /** The same, with one more sentence. */
    public UpdateEnvironment withAppendedMessage(String sentence) {
      return UpdateEnvironmentBuilder.builder(this).message(message + ". " + sentence).build();
    }
  }

  /** Asks for the instances' logs after a failed deployment. */
  record RequestLogs(String environmentId, String label, Reason reason, String message)
      implements BeanstalkDecision {}

  /**
   * Keeps the options of a version that is good now, so that a rollback finds them.
   *
   * @param key in the storage bucket
   * @param content names and values as JSON
   * @param settings keyed digest of them
   */
  @RecordBuilder
  record SaveSettings(
      String label, String key, String content, String settings, Reason reason, String message)
      implements BeanstalkDecision {}

  /** Stops an update of ours that runs. Never done without a fresh look. */
  record Abort(String environmentId, Reason reason, String message) implements BeanstalkDecision {}

  /** Deletes the settings that an update of ours left behind when it failed. */
  record DeleteDraftConfiguration(
      String application, String environment, Reason reason, String message)
      implements BeanstalkDecision {}

  /** Changes the tags of an environment; an adoption puts the owner tag on. */
  record UpdateTags(
      String environmentArn,
      Map<String, String> add,
      Set<String> remove,
      Reason reason,
      String message)
      implements BeanstalkDecision {
    public UpdateTags {
      add = Map.copyOf(add);
      remove = Set.copyOf(remove);
    }
  }

  record Terminate(String environmentId, Reason reason, String message)
      implements BeanstalkDecision {}

  /** Removes versions, and artifacts, that nothing needs any more. */
  record CollectGarbage(
      String application, String bucket, Garbage garbage, Reason reason, String message)
      implements BeanstalkDecision {}

  /** After the environment is gone: removes what else was made for the resource. */
  record CleanUp(String application, String bucket, Garbage garbage, Reason reason, String message)
      implements BeanstalkDecision {}

  /**
   * Lets environments go: the owner tag comes off if it can, the finalizer in any case.
   *
   * @param waitsWhileBusy whether an environment that is busy is waited for
   */
  record Release(
      List<String> environmentArns, boolean waitsWhileBusy, Reason reason, String message)
      implements BeanstalkDecision {
    public Release {
      environmentArns = List.copyOf(environmentArns);
    }
  }

  /** Nothing is left to do for a deleted resource: the finalizer goes. */
  record RemoveFinalizer(Reason reason, String message) implements BeanstalkDecision {}

  /** What is done while one environment replaces another. */
  sealed interface ReplacementStep extends BeanstalkDecision {
    /**
     * Nothing at AWS: the replacement is in another phase.
     *
     * @param next empty when it is over
     */
    record ChangePhase(Optional<ReplacementStatus> next, Reason reason, String message)
        implements ReplacementStep {}

    /**
     * Something that concerns the second environment alone.
     *
     * @param environmentName that one's
     * @param decision CreateEnvironment, UpdateEnvironment or Terminate
     */
    record OnReplacement(
        String environmentName, BeanstalkDecision decision, Reason reason, String message)
        implements ReplacementStep {}

    /**
     * The two environments change their addresses, if the first still has it.
     *
     * @param cname the address that the second one gets
     */
    @RecordBuilder
    record SwapCnames(
        String environmentName,
        String environmentId,
        String replacementName,
        String replacementId,
        String cname,
        Reason reason,
        String message)
        implements ReplacementStep {}
  }

  /** What is to be said and done when AWS did not do what it was asked. */
  static BeanstalkDecision forFailure(Failure failure) {
    return switch (failure) {
      case Failure.Throttled _ ->
          new Wait(Reason.AwsUnavailable, "Requests to AWS are throttled; backing off");
      case Failure.Busy f -> new Wait(Reason.OperationInProgress, f.message());
      case Failure.Unavailable f -> new Wait(Reason.AwsUnavailable, f.message());
      case Failure.NotFound f -> new Wait(Reason.AwsUnavailable, f.message());
      case Failure.AlreadyExists f -> new Wait(Reason.AwsUnavailable, f.message());
      case Failure.Denied f -> new Refuse(Reason.AccessDenied, f.message());
      case Failure.InvalidCredentials f -> new Refuse(Reason.CredentialsRefused, f.message());
      case Failure.QuotaExceeded f ->
          new Refuse(
              Reason.QuotaExceeded,
              f.message()
                  + ". Delete what is no longer needed in this account and region, or request a higher quota in Service Quotas");
      case Failure.UnsupportedCombination f -> new Refuse(Reason.ConfigurationRefused, f.message());
      case Failure.Rejected f -> new Refuse(f.reason(), f.message());
    };
  }
}
