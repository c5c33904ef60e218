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
 * @param snapshotAt when the poller asked for what {@code live} and the second environment show: it
 *     may be long ago while AWS is slow to answer, and everything else was read since
 * @param environment the environment that serves
 * @param kubernetes what is in the cluster; not asked where nothing of ours can be there
 */
public record Observation(
    EnvironmentResource resource,
    String ownerId,
    Instant now,
    Instant snapshotAt,
    Access access,
    EnvironmentState environment,
    Facts facts,
    Fact<KubernetesState> kubernetes) {
  /** The same with other facts. */
  public Observation withFacts(Facts others) {
    return new Observation(
        resource, ownerId, now, snapshotAt, access, environment, others, kubernetes);
  }

  /** The same moment seen from the second environment; empty where there is none to look at. */
  public Optional<Observation> onReplacement() {
    var second = resource.previousStatus().replacement();
    if (second == null) return Optional.empty();
    return facts
        .replacement()
        .known()
        .map(
            replacement ->
                new Observation(
                    resource.withStatus(
                        StatusPerspective.fromReplacement(resource.previousStatus(), second)),
                    ownerId,
                    now,
                    snapshotAt,
                    access,
                    replacement.environment(),
                    replacement.facts(),
                    kubernetes));
  }

  /** How long health has been no worse than asked; empty while it is worse, or not known. */
  public Optional<Duration> healthyFor() {
    if (!(environment instanceof EnvironmentState.Present(var snapshot))
        || !snapshot.health().isWithin(resource.deployment().effectiveHealthThreshold())) {
      return Optional.empty();
    }
    return Optional.of(
        resource
            .previousStatus()
            .condition(ConditionType.Healthy)
            .filter(c -> c.status() == ConditionStatus.True)
            .map(c -> Duration.between(c.lastTransitionTime(), now))
            .orElse(Duration.ZERO));
  }

  /** Whether health has been no worse than asked for as long as it takes to be believed. */
  public boolean isHealthSettled() {
    var settle = resource.deployment().effectiveHealthSettleSeconds();
    return healthyFor()
        .filter(healthy -> healthy.toSeconds() >= settle)
        .filter(
            healthy -> settlingFor().filter(settling -> settling.toSeconds() < settle).isEmpty())
        .isPresent();
  }

  /** How long ago a version was deployed that was never good yet; empty for one that was. */
  private Optional<Duration> settlingFor() {
    var version = resource.previousStatus().version();
    var lastGood = version == null ? null : version.lastGood();
    boolean proven =
        lastGood != null
            && environment
                .snapshot()
                .filter(live -> lastGood.label().equals(live.versionLabel()))
                .isPresent();
    if (proven) return Optional.empty();
    return Optional.of(
        resource
            .previousStatus()
            .condition(ConditionType.Ready)
            .filter(Reason.HealthSettling::isReasonOf)
            .map(c -> Duration.between(c.lastTransitionTime(), now))
            .orElse(Duration.ZERO));
  }
}
