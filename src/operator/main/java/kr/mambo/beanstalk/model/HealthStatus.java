package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.HealthThreshold;

/**
 * Enhanced health, from best to worst where it can be compared (health-enhanced-status in the
 * developer guide).
 */
public enum HealthStatus {
  Ok(0),
  Info(0),
  Warning(1),
  Degraded(2),
  Severe(3),
  NoData(-1),
  Unknown(-1),
  Pending(-1),
  Suspended(-1);

  private final int severity;

  HealthStatus(int badness) {
    this.severity = badness;
  }

  /** Reads Beanstalk's word, which is sometimes written with a blank. */
  public static HealthStatus of(String word) {
    var plain = word.replace(" ", "");
    for (var known : values()) if (known.name().equals(plain)) return known;
    return Unknown;
  }

  /** Whether it says something about the instances. */
  public boolean isKnown() {
    return severity >= 0;
  }

  /** Whether it is known and no worse than the threshold. */
  public boolean isWithin(HealthThreshold threshold) {
    return isKnown() && severity <= valueOf(threshold.name()).severity;
  }
}
