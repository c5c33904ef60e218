package kr.mambo.beanstalk.api;

/** How a new version reaches the instances. */
public enum DeploymentPolicy {
  AllAtOnce,
  Rolling,
  RollingWithAdditionalBatch,
  Immutable,
  TrafficSplitting
}
