package kr.mambo.beanstalk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;

/**
 * All that one pass knows: read once, then only looked at.
 *
 * @param ownerId the value of the owner tag that this resource puts on its environment
 * @param now when it was read
 * @param picturedAt when the poller asked for what {@code live} and the second environment show: it
 *     may be long ago while AWS is slow to answer, and everything else was read since
 * @param live the environment that serves
 * @param cluster what is in the cluster; not asked where nothing of ours can be there
 */
public record Observation(
    Subject subject,
    String ownerId,
    Instant now,
    Instant picturedAt,
    Access access,
    Live live,
    Facts facts,
    Fact<ClusterView> cluster) {
  /** The same with other facts. */
  public Observation with(Facts others) {
    return new Observation(subject, ownerId, now, picturedAt, access, live, others, cluster);
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
                    picturedAt,
                    access,
                    other.live(),
                    other.facts(),
                    cluster));
  }

  /** How long health has been no worse than asked; empty while it is worse, or not known. */
  public Optional<Duration> healthyFor() {
    if (!(live instanceof Live.Present(var snapshot))
        || !snapshot.health().within(subject.deployment().healthThreshold())) {
      return Optional.empty();
    }
    return Optional.of(
        subject
            .before()
            .condition(ConditionType.Healthy)
            .filter(c -> c.status() == ConditionStatus.True)
            .map(c -> Duration.between(c.lastTransitionTime(), now))
            .orElse(Duration.ZERO));
  }

  /** Whether health has been no worse than asked for as long as it takes to be believed. */
  public boolean healthHolds() {
    var settle = subject.deployment().healthSettleSeconds();
    return healthyFor()
        .filter(held -> held.toSeconds() >= settle)
        .filter(held -> settlingFor().filter(since -> since.toSeconds() < settle).isEmpty())
        .isPresent();
  }

  /** How long ago a version was deployed that was never good yet; empty for one that was. */
  private Optional<Duration> settlingFor() {
    var version = subject.before().version();
    boolean proven =
        version != null
            && version.lastGood() != null
            && live instanceof Live.Present(var snapshot)
            && version.lastGood().label().equals(snapshot.versionLabel());
    if (proven) return Optional.empty();
    return Optional.of(
        subject
            .before()
            .condition(ConditionType.Ready)
            .filter(c -> c.reason().equals(Reason.HealthSettling.name()))
            .map(c -> Duration.between(c.lastTransitionTime(), now))
            .orElse(Duration.ZERO));
  }
}
