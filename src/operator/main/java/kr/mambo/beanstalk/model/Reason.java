package kr.mambo.beanstalk.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.Condition;

/**
 * Why things are as they are: the one word of a condition or an event that programs may rely on.
 */
public enum Reason {
  /** The wanted version runs with the wanted options, and health is no worse than asked. */
  Deployed,
  /** Nothing is known of AWS yet. */
  WaitingForFirstObservation,
  /** Secrets, ConfigMaps and images were found and are well-formed. */
  Resolved,
  /** All was found; a certificate ends within 30 days. */
  CertificateExpiringSoon,
  /** All was found; a certificate ends within 7 days. */
  CertificateExpiring,
  /** All was found; a certificate has ended. */
  CertificateExpired,
  /** A Secret, a ConfigMap or a key of one is not there. */
  InputMissing,
  /** A registry does not name the digest of an image, and {@code imageResolution.pin} is Always. */
  ImageUnresolved,
  /** A Secret or ConfigMap has content that cannot be used. */
  InputInvalid,
  /** Something in the spec cannot be rendered. */
  SpecInvalid,
  /** The EbAccount that accountRef names is not there. */
  AccountMissing,
  /** The EbAccount does not let this namespace use it. */
  NamespaceNotAllowed,
  /** The EbAccount does not allow something that the spec uses. */
  NotAllowed,
  /** The operator's own identity is of another account than the EbAccount says. */
  AccountMismatch,
  /** AWS does not accept the credentials. */
  CredentialsRefused,
  /** AWS denied an action. */
  AccessDenied,
  /** AWS cannot be reached or fails; it is tried again. */
  AwsUnavailable,
  /** The region does not exist or does not answer. */
  RegionUnreachable,
  /** The bucket does not exist. */
  BucketMissing,
  /** The bucket is in another region. */
  BucketInOtherRegion,
  /** The bucket may not be read or written. */
  BucketForbidden,
  /** The KMS key of {@code storage.kmsKey} cannot be used. */
  KeyUnusable,
  /** No such platform branch or version. */
  PlatformUnknown,
  /** AWS supports the platform version that runs. */
  PlatformSupported,
  /** AWS is going to retire the platform branch. */
  PlatformRetiring,
  /** AWS has retired the platform branch, or lists the version no more. */
  PlatformRetired,
  /** The instance profile does not exist. */
  InstanceProfileMissing,
  /** Somebody has the CNAME prefix. */
  CnameTaken,
  /** An environment of that name exists and may not be taken over. */
  EnvironmentExists,
  /** Another owner's tag is on the environment. */
  ForeignOwner,
  /** The environment is of a kind that this operator does not manage. */
  UnsupportedEnvironment,
  /** Artifacts are uploaded or the application version is made. */
  PreparingVersion,
  /** The application version exists and is usable. */
  VersionCreated,
  /** The environment is being made. */
  Creating,
  /** A version is being deployed. */
  Deploying,
  /** Options are being changed. */
  UpdatingSettings,
  /** The platform version is being changed. */
  UpdatingPlatform,
  /** The environment goes back to the last good version. */
  RollingBack,
  /** An update that was overtaken and fails is stopped. */
  Aborting,
  /** An existing environment is taken over: only its owner tag changes. */
  Adopting,
  /** The change that is about to be made replaces instances. */
  ReplacingInstances,
  /** Beanstalk takes the options, and remarks on them. */
  OptionWarnings,
  /** Beanstalk does not take version and options in one call: they go one after the other. */
  SplitUpdate,
  /** The environment is being terminated. */
  Terminating,
  /** Beanstalk is busy with an operation that is not ours. */
  OperationInProgress,
  /** An operation takes longer than its deadline. */
  OperationOverdue,
  /** Changed inputs are given time to become still. */
  InputsChanging,
  /** A deployment succeeded and its health has to hold for a while. */
  HealthSettling,
  /** A deployment failed. */
  DeployFailed,
  /** The creation of the environment failed. */
  CreateFailed,
  /** The way back to the last good version failed too. */
  RollbackFailed,
  /** Beanstalk refused the configuration. */
  ConfigurationRefused,
  /** An option contradicts a typed field. */
  OptionConflict,
  /** The change needs a second environment, and replacement is Never. */
  ReplacementNeeded,
  /** A second environment is made to take the place of the first. */
  Replacing,
  /** The second environment did not come up, did not become healthy, or does not serve. */
  ReplacementFailed,
  /** An environment that is not needed any more, beside the one that serves, is terminated. */
  Retiring,
  /** Health is worse than asked. */
  Unhealthy,
  /** Health is as good as asked. */
  Healthy,
  /** Health is not known. */
  HealthUnknown,
  /** Something at AWS differs from the spec, and not because the spec changed. */
  Drifted,
  /** What the spec asks for since its last change is not all at AWS yet. */
  ChangesPending,
  /**
   * Options were set, and Beanstalk reads other values back: setting them again would change
   * nothing.
   */
  OptionsNotApplied,
  /** Version, platform, options and tags at AWS are those of the spec. */
  InSync,
  /** A quota of the account is used up. */
  QuotaExceeded,
  /** {@code spec.suspend} holds it. */
  Suspended,
  /** The annotation {@code eb.mambo.kr/paused} holds it. */
  PausedByAnnotation,
  /** {@code managementMode: Observe}: nothing is written to AWS. */
  Observing,
  /** A coupled database would be destroyed. */
  DatabaseWouldBeDeleted,
  /** The workload would run on Kubernetes as it is. */
  NoBlockers,
  /** Something is in the way of running on Kubernetes. */
  Blocked,
  /** An object of a name that is needed exists in the cluster and is not ours. */
  ObjectExists,
  /** The API server refuses an object, or the operator may not write it. */
  ObjectRefused,
  /** Objects are written to the cluster. */
  Applying,
  /** Objects that are no longer wanted are removed from the cluster. */
  Pruning,
  /** Pods start, or are replaced. */
  PodsStarting,
  /** Pods fail. */
  PodsFailing,
  /** The pods run what is wanted and are ready. */
  PodsReady,
  /** Pods and environment do not run the same. */
  VersionMismatch,
  /** All is ready for the switch of the Service and has to stay so for a while. */
  Soaking,
  /** The Service is switched from one side to the other. */
  Switching,
  /** The Service goes back to the environment once that is Ready and healthy. */
  SwitchingBack,
  /** Pods failed after the switch, and the Service went back to the environment. */
  CutoverFailed,
  /** The workload runs on Kubernetes, and there is no environment. */
  OnKubernetes,
  /** An event of Beanstalk about what is going on, in its own words. */
  BeanstalkEvent,
  /** Artifacts and versions are being removed. */
  CleaningUp,
  /** Left at AWS as the policy says. */
  Retained;

  private static final Set<Reason> TRANSIENT =
      EnumSet.of(WaitingForFirstObservation, AwsUnavailable, ObjectRefused);

  private static final Set<Reason> WARNINGS =
      EnumSet.of(
          CertificateExpiringSoon,
          CertificateExpiring,
          CertificateExpired,
          PlatformRetiring,
          PlatformRetired,
          Drifted,
          PodsFailing,
          CutoverFailed,
          ObjectExists,
          ObjectRefused);

  /**
   * Whether it tells of trouble in reaching AWS or the API server: while that is waited for,
   * nothing is known of what stands there, neither good nor bad.
   */
  public boolean isTransient() {
    return TRANSIENT.contains(this);
  }

  /** Whether its appearance is told as a Warning, since somebody should look at it. */
  public boolean isWarning() {
    return WARNINGS.contains(this);
  }

  /** Whether a condition has this reason. */
  public boolean isReasonOf(Condition condition) {
    return name().equals(condition.reason());
  }

  /**
   * The reason of a condition; empty where another version of the operator wrote an unknown one.
   */
  public static Optional<Reason> find(Condition condition) {
    return Arrays.stream(values()).filter(reason -> reason.isReasonOf(condition)).findFirst();
  }
}
