package kr.mambo.beanstalk.api;

/** Beanstalk's deployment policies. */
public enum DeploymentPolicy {
  AllAtOnce,
  Rolling,
  RollingWithAdditionalBatch,
  Immutable,
  TrafficSplitting
}
