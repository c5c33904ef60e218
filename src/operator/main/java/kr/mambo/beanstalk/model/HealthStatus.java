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

  private final int badness;

  HealthStatus(int badness) {
    this.badness = badness;
  }

  /** Reads Beanstalk's word, which is sometimes written with a blank. */
  public static HealthStatus of(String word) {
    var plain = word.replace(" ", "");
    for (var known : values()) if (known.name().equals(plain)) return known;
    return Unknown;
  }

  /** Whether it says something about the instances. */
  public boolean known() {
    return badness >= 0;
  }

  /** Whether it is known and no worse than the threshold. */
  public boolean within(HealthThreshold threshold) {
    return known() && badness <= valueOf(threshold.name()).badness;
  }
}
