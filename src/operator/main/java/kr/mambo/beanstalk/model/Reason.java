package kr.mambo.beanstalk.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.Condition;

/** The reason of a condition or an event: the word that programs may rely on. */
public enum Reason {
  /**
   * The desired version is deployed with the desired options, and health is within the threshold.
   */
  Deployed,
  /** Waiting for the first observation of AWS. */
  WaitingForFirstObservation,
  /** Secrets, ConfigMaps and images were found and are valid. */
  Resolved,
  /** Inputs were found; a certificate expires within 30 days. */
  CertificateExpiringSoon,
  /** Inputs were found; a certificate expires within 7 days. */
  CertificateExpiring,
  /** Inputs were found; a certificate has expired. */
  CertificateExpired,
  /** A Secret or ConfigMap, or a key of one, does not exist. */
  InputMissing,
  /**
   * A registry did not return the digest of an image, and {@code imageResolution.pin} is Always.
   */
  ImageUnresolved,
  /** A Secret or ConfigMap has invalid content. */
  InputInvalid,
  /** Part of the spec cannot be rendered. */
  SpecInvalid,
  /** The EbAccount in accountRef does not exist. */
  AccountMissing,
  /** The EbAccount does not allow this namespace. */
  NamespaceNotAllowed,
  /** The EbAccount does not allow a value in the spec. */
  NotAllowed,
  /** The operator's own identity belongs to another account than the EbAccount specifies. */
  AccountMismatch,
  /** AWS rejected the credentials. */
  CredentialsRefused,
  /** AWS denied an action. */
  AccessDenied,
  /** AWS cannot be reached or fails, or requests are throttled; the operator retries. */
  AwsUnavailable,
  /** The region does not exist or does not respond. */
  RegionUnreachable,
  /** The bucket does not exist. */
  BucketMissing,
  /** The bucket is in another region. */
  BucketInOtherRegion,
  /** AWS denied reading from or writing to the bucket. */
  BucketForbidden,
  /** The KMS key of {@code storage.kmsKey} cannot be used. */
  KeyUnusable,
  /** The platform branch or version does not exist. */
  PlatformUnknown,
  /** AWS supports the running platform version. */
  PlatformSupported,
  /** AWS is going to retire the platform branch. */
  PlatformRetiring,
  /** AWS has retired the platform branch, or no longer lists the version. */
  PlatformRetired,
  /** The instance profile does not exist. */
  InstanceProfileMissing,
  /** Another environment uses the CNAME prefix. */
  CnameTaken,
  /** An environment of a required name exists and is not managed by this resource. */
  EnvironmentExists,
  /** The environment has the tag of another owner. */
  ForeignOwner,
  /** The operator does not manage environments of this kind. */
  UnsupportedEnvironment,
  /** Uploading artifacts or creating the application version. */
  PreparingVersion,
  /** The application version exists and is usable. */
  VersionCreated,
  /** Creating the environment. */
  Creating,
  /** Deploying a version. */
  Deploying,
  /** Updating options. */
  UpdatingSettings,
  /** Updating the platform version. */
  UpdatingPlatform,
  /** Rolling back to the last good version. */
  RollingBack,
  /** Aborting a failing update that a newer one supersedes. */
  Aborting,
  /** Adopting an existing environment: only its owner tag changes. */
  Adopting,
  /** The next update replaces instances. */
  ReplacingInstances,
  /** Beanstalk accepts the options with warnings. */
  OptionWarnings,
  /**
   * Beanstalk does not accept version and options in one call: updating them one after the other.
   */
  SplitUpdate,
  /** Terminating the environment. */
  Terminating,
  /** Waiting for an operation at Beanstalk, or for a deployment slot of the account. */
  OperationInProgress,
  /** An operation exceeded its deadline. */
  OperationOverdue,
  /** Waiting for changed inputs to settle. */
  InputsChanging,
  /** A deployment succeeded; waiting for its health to remain stable. */
  HealthSettling,
  /** A deployment failed. */
  DeployFailed,
  /** Creating the environment failed. */
  CreateFailed,
  /** Rolling back to the last good version failed. */
  RollbackFailed,
  /** Beanstalk rejected the configuration. */
  ConfigurationRefused,
  /** An option conflicts with a field of the spec. */
  OptionConflict,
  /** The change requires a replacement environment, and replacement is Never. */
  ReplacementNeeded,
  /** Replacing the environment with a new one. */
  Replacing,
  /** The replacement environment was not created, did not become healthy, or does not serve. */
  ReplacementFailed,
  /** Terminating an environment that no longer serves. */
  Retiring,
  /** Health is worse than the threshold. */
  Unhealthy,
  /** Health is within the threshold. */
  Healthy,
  /** Health is unknown. */
  HealthUnknown,
  /** AWS differs from the spec, although the spec did not change. */
  Drifted,
  /** Changes of the spec have not all been applied at AWS. */
  ChangesPending,
  /** Options were set, and Beanstalk returns other values: setting them again has no effect. */
  OptionsNotApplied,
  /** Version, platform, options and tags at AWS match the spec. */
  InSync,
  /** A quota of the account is exceeded. */
  QuotaExceeded,
  /** {@code spec.suspend} is true. */
  Suspended,
  /** The annotation {@code eb.mambo.kr/paused} is set. */
  PausedByAnnotation,
  /** {@code managementMode: Observe}: the operator does not write to AWS. */
  Observing,
  /** The change would delete a coupled database. */
  DatabaseWouldBeDeleted,
  /** Nothing blocks running the workload on Kubernetes. */
  NoBlockers,
  /** Blockers prevent running the workload on Kubernetes. */
  Blocked,
  /** An object of a required name exists in the cluster and is not owned by this resource. */
  ObjectExists,
  /** The API server rejected an object, or denied the operator access to it. */
  ObjectRefused,
  /** Applying objects to the cluster. */
  Applying,
  /** Deleting objects that are no longer needed from the cluster. */
  Pruning,
  /** Waiting for pods that are starting or being replaced. */
  PodsStarting,
  /** Pods are failing. */
  PodsFailing,
  /** The pods run the desired version and are ready. */
  PodsReady,
  /** Pods and environment run different versions. */
  VersionMismatch,
  /** The Service is ready to switch; waiting until the soak time has passed. */
  Soaking,
  /** Switching the Service between environment and pods. */
  Switching,
  /** Switching the Service back to the environment once it is Ready and healthy. */
  SwitchingBack,
  /** Pods failed after the cutover, and the Service was switched back to the environment. */
  CutoverFailed,
  /** The workload runs on Kubernetes without an environment. */
  OnKubernetes,
  /** An event of Beanstalk, in its own words. */
  BeanstalkEvent,
  /** Removing artifacts and versions. */
  CleaningUp,
  /** Retained according to the deletion policy. */
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
   * Whether it reports trouble in reaching AWS or the API server: the state there is unknown
   * meanwhile.
   */
  public boolean isTransient() {
    return TRANSIENT.contains(this);
  }

  /** Whether it is reported as a Warning event. */
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
