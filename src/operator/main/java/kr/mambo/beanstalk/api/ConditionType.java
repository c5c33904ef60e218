package kr.mambo.beanstalk.api;

/** The conditions of an EbEnvironment. */
public enum ConditionType {
  /**
   * The last accepted spec is running, Beanstalk reports Ready, and health is no worse than the
   * threshold. False or Unknown while a newer spec is being rolled out. With placement Kubernetes
   * it reports on the pods.
   */
  Ready,
  /** The operator is working toward the spec; present only while True. */
  Reconciling,
  /** Cannot proceed until the user changes something; present only while True. */
  Stalled,
  /** Every Secret, ConfigMap and image was found and is well-formed. */
  InputsResolved,
  /** Artifacts are in S3; the application version exists and is usable. */
  VersionReady,
  /** Health as reported by Beanstalk, with its causes. */
  Healthy,
  /**
   * Version, platform, options and tags at AWS match the spec; {@code status.drift} lists
   * differences.
   */
  InSync,
  /** AWS supports the running platform version; the message names its retirement date. */
  PlatformSupported,
  /**
   * Paused by {@code spec.suspend} or the annotation {@code eb.mambo.kr/paused}; present only while
   * True.
   */
  Paused,
  /** The same workload can run on Kubernetes; the message lists the blockers. */
  MigrationReady,
  /**
   * The objects that {@code spec.kubernetes} describes are applied and their pods are ready;
   * present only with {@code spec.kubernetes}.
   */
  PodsReady
}
