package kr.mambo.beanstalk.plan.evidence;

import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.ReplacementEnvironment;
import kr.mambo.beanstalk.model.Tags;

/** Whether an environment that has the second's name is the second environment. */
public final class ReplacementIdentity {
  private ReplacementIdentity() {}

  public static Optional<EnvironmentSnapshot> findLive(ReplacementEnvironment replacement) {
    return replacement.environment().snapshot();
  }

  /** Whether its tags say that it was created by this resource to replace that one. */
  public static boolean isReplacementOf(
      BeanstalkSituation situation,
      ReplacementEnvironment replacement,
      EnvironmentSnapshot environment) {
    return replacement
        .facts()
        .tags()
        .known()
        .filter(tags -> hasOwnerTag(situation, tags))
        .map(tags -> tags.getOrDefault(Tags.REPLACES, ""))
        .filter(replaces -> replaces.startsWith(environment.id() + "/"))
        .isPresent();
  }

  /** Whether this situation's environment is this resource's: its tags say so, or else its id. */
  public static boolean isOwned(BeanstalkSituation situation) {
    return situation
        .facts()
        .tags()
        .known()
        .map(tags -> hasOwnerTag(situation, tags))
        .orElseGet(situation::isRecordedEnvironment);
  }

  private static boolean hasOwnerTag(BeanstalkSituation situation, Map<String, String> tags) {
    return situation.observed().ownerId().equals(tags.get(Tags.OWNER));
  }
}
