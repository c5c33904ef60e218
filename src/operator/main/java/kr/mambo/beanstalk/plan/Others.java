package kr.mambo.beanstalk.plan;

import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Other;
import kr.mambo.beanstalk.model.Tags;

/** Whether an environment that has the second's name is the second environment. */
final class Others {
  private Others() {}

  static Optional<EnvironmentSnapshot> present(Other other) {
    return other.live() instanceof Live.Present(var snapshot)
        ? Optional.of(snapshot)
        : Optional.empty();
  }

  /** Whether its tags say that it was made by this resource to take the place of that one. */
  static boolean madeFor(Situation situation, Other other, EnvironmentSnapshot first) {
    return other
        .facts()
        .tags()
        .known()
        .filter(tags -> owned(situation, tags))
        .map(tags -> tags.getOrDefault(Tags.REPLACES, ""))
        .filter(replaces -> replaces.startsWith(first.id() + "/"))
        .isPresent();
  }

  /** Whether this situation's environment is this resource's: its tags say so, or else its id. */
  static boolean ours(Situation situation) {
    return situation
        .facts()
        .tags()
        .known()
        .map(tags -> owned(situation, tags))
        .orElseGet(situation::ours);
  }

  private static boolean owned(Situation situation, Map<String, String> tags) {
    return situation.seen().ownerId().equals(tags.get(Tags.OWNER));
  }
}
