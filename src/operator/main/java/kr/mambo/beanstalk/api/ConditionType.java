package kr.mambo.beanstalk.api;

/** The conditions of an EbEnvironment. */
public enum ConditionType {
  /**
   * The last accepted spec runs, Beanstalk says Ready, and health is no worse than asked. False or
   * Unknown while a newer spec is on its way. With placement Kubernetes it speaks of the pods.
   */
  Ready,
  /** Being worked on; present only while True. */
  Reconciling,
  /** Needs a change by its user; present only while True. */
  Stalled,
  /** Every Secret, ConfigMap and image was found and is well-formed. */
  InputsResolved,
  /** Artifacts are in S3; the application version exists and is usable. */
  VersionReady,
  /** Beanstalk's health, with its causes. */
  Healthy,
  /**
   * Version, platform, options and tags at AWS are those of the spec; {@code status.drift} lists.
   */
  InSync,
  /** AWS supports the platform version that runs; the message names the date of its end. */
  PlatformSupported,
  /**
   * {@code spec.suspend} or the annotation {@code eb.mambo.kr/paused} holds it; present only while
   * True.
   */
  Paused,
  /** The same workload would run on Kubernetes; the message lists what would not. */
  MigrationReady,
  /**
   * What {@code spec.kubernetes} asks for is in the cluster, and its pods are ready; present only
   * with it.
   */
  PodsReady
}
