package kr.mambo.beanstalk.model;

import java.time.Instant;

/**
 * All that one pass knows: read once, then only looked at.
 *
 * @param ownerId the value of the owner tag that this resource puts on its environment
 * @param now when it was read
 * @param cluster what is in the cluster; not asked where nothing of ours can be there
 */
public record Observation(
    Subject subject,
    String ownerId,
    Instant now,
    Access access,
    Live live,
    Facts facts,
    Fact<ClusterView> cluster) {
  /** The same with other facts. */
  public Observation with(Facts others) {
    return new Observation(subject, ownerId, now, access, live, others, cluster);
  }
}
