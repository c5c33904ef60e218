package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Optional;

/**
 * All that one pass knows: read once, then only looked at.
 *
 * @param ownerId the value of the owner tag that this resource puts on its environment
 * @param now when it was read
 * @param live the environment that serves
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

  /** The same moment seen from the second environment; empty where there is none to look at. */
  public Optional<Observation> atOther() {
    var second = subject.before().replacement();
    if (second == null) return Optional.empty();
    return facts
        .other()
        .known()
        .map(
            other ->
                new Observation(
                    subject.with(Exchange.of(subject.before(), second)),
                    ownerId,
                    now,
                    access,
                    other.live(),
                    other.facts(),
                    cluster));
  }
}
