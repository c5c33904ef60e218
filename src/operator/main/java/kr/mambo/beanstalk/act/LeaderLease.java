package kr.mambo.beanstalk.act;

import java.time.Duration;

/** Whether this operator is still the one that works. */
@FunctionalInterface
public interface LeaderLease {
  /** Whether nobody else can have taken over before that time has passed. */
  boolean outlives(Duration call);
}
