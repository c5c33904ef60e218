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
 * @param askedAt when that was asked for: whatever is newer may not be in it
 * @param trouble why the last poll brought nothing, if it did not
 */
public record Picture(
    Optional<Map<String, EnvironmentSnapshot>> environments,
    Instant askedAt,
    Optional<Failure> trouble) {
  static final Picture NOTHING = new Picture(Optional.empty(), Instant.EPOCH, Optional.empty());

  public Picture {
    environments = environments.map(Map::copyOf);
  }

  Picture answered(Map<String, EnvironmentSnapshot> seen, Instant at) {
    return new Picture(Optional.of(seen), at, Optional.empty());
  }

  Picture troubled(Failure failure) {
    return new Picture(environments, askedAt, Optional.of(failure));
  }
}
