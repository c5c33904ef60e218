package kr.mambo.beanstalk.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;

/**
 * What the last polls of a scope brought.
 *
 * @param environments by name, as the last answer had them; empty optional before the first answer
 * @param requestedAt when that was asked for: whatever is newer may not be in it
 * @param failure why the last poll brought nothing, if it did not
 */
public record ScopeSnapshot(
    Optional<Map<String, EnvironmentSnapshot>> environments,
    Instant requestedAt,
    Optional<Failure> failure) {
  static final ScopeSnapshot EMPTY =
      new ScopeSnapshot(Optional.empty(), Instant.EPOCH, Optional.empty());

  public ScopeSnapshot {
    environments = environments.map(Map::copyOf);
  }

  ScopeSnapshot withEnvironments(Map<String, EnvironmentSnapshot> polled, Instant at) {
    return new ScopeSnapshot(Optional.of(polled), at, Optional.empty());
  }

  ScopeSnapshot withFailure(Failure failure) {
    return new ScopeSnapshot(environments, requestedAt, Optional.of(failure));
  }
}
