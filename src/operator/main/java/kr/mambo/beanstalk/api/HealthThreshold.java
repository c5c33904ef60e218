package kr.mambo.beanstalk.api;

/** The worst enhanced health status that still counts as healthy. */
public enum HealthThreshold {
  Ok,
  Warning,
  Degraded,
  Severe
}
