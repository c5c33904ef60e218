package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.Adoption;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;

/**
 * An environment that exists already is verified before it is claimed, and a foreign owner is
 * respected for good.
 */
final class OwnershipRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (situation.live().isEmpty()) return Optional.empty();
    var live = situation.live().get();
    if (!live.tier().equals("WebServer")) {
      return refuse(
          Reason.UnsupportedEnvironment,
          "Environment %s is of tier %s: this operator manages WebServer environments on EC2 instances only"
              .formatted(live.name(), live.tier()));
    }
    if (!live.application().equals(situation.spec().application())) {
      return refuse(
          Reason.EnvironmentExists,
          "Environment %s belongs to application %s: choose another spec.environmentName"
              .formatted(live.name(), live.application()));
    }
    if (situation.ours()) return Optional.empty();
    return switch (situation.facts().tags()) {
      case Fact.NotAsked<Map<String, String>> none ->
          Optional.of(
              new Decision.Wait(
                  Reason.WaitingForFirstObservation, "The environment's tags are not read yet"));
      case Fact.Unreadable<Map<String, String>>(var failure) ->
          Optional.of(Decision.because(failure));
      case Fact.Known<Map<String, String>>(var tags) ->
          claim(situation, live, Optional.ofNullable(tags.get(Tags.OWNER)));
    };
  }

  private static Optional<Decision> claim(
      Situation situation, EnvironmentSnapshot live, Optional<String> owner) {
    var adoption = situation.spec().adoption();
    var mine = situation.seen().ownerId();
    if (owner.isPresent() && !owner.get().equals(mine)) {
      return refuse(
          Reason.ForeignOwner,
          "Environment %s is owned by %s: choose another spec.environmentName, or remove its tag %s if that owner is gone"
              .formatted(live.name(), owner.get(), Tags.OWNER));
    }
    if (owner.isPresent() && adoption != Adoption.Never) return Optional.empty();
    if (adoption == Adoption.ByName) {
      return Optional.of(
          new Decision.UpdateTags(
              requireNonNull(live.arn()),
              Map.of(Tags.OWNER, mine),
              Set.of(),
              Reason.UpdatingSettings,
              "Environment %s is taken over: only its owner tag changes".formatted(live.name())));
    }
    return refuse(
        Reason.EnvironmentExists,
        "Environment %s exists already: set spec.adoption to ByName to take it over, or choose another spec.environmentName"
            .formatted(live.name()));
  }

  private static Optional<Decision> refuse(Reason reason, String message) {
    return Optional.of(new Decision.Refuse(reason, message));
  }
}
