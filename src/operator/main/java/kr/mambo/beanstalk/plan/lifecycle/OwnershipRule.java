package kr.mambo.beanstalk.plan.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.Adoption;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * An environment that exists already is verified before it is claimed, and a foreign owner is
 * respected for good.
 */
public final class OwnershipRule implements BeanstalkRule {
  private static final String WEB_SERVER_TIER = "WebServer";
  private static final String DOCKER_BRANCH_PREFIX = "Docker running on ";

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (situation.live().isEmpty()) return Optional.empty();
    var live = situation.live().get();
    if (!live.tier().equals(WEB_SERVER_TIER))
      return refuse(Reason.UnsupportedEnvironment, tierMessage(live));
    if (!live.application().equals(situation.spec().application())) {
      return refuse(
          Reason.EnvironmentExists,
          "Environment %s belongs to application %s: choose another spec.environmentName"
              .formatted(live.name(), live.application()));
    }
    var owner = situation.facts().tags().known().map(tags -> tags.get(Tags.OWNER));
    if (owner.isPresent() && !owner.get().equals(situation.observed().ownerId())) {
      return refuse(
          Reason.ForeignOwner,
          "Environment %s is owned by %s: choose another spec.environmentName, or remove its tag %s if that owner no longer exists"
              .formatted(live.name(), owner.get(), Tags.OWNER));
    }
    if (situation.isRecordedEnvironment()) return Optional.empty();
    return switch (situation.facts().tags()) {
      case Fact.NotRead<Map<String, String>> _ ->
          Optional.of(
              new BeanstalkDecision.Wait(
                  Reason.WaitingForFirstObservation, "Waiting for the tags of the environment"));
      case Fact.Unreadable<Map<String, String>>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<Map<String, String>>(var tags) ->
          claim(situation, live, tags.containsKey(Tags.OWNER));
    };
  }

  private static Optional<BeanstalkDecision> claim(
      BeanstalkSituation situation, EnvironmentSnapshot live, boolean tagged) {
    var adoption = situation.spec().adoption();
    if (adoption == Adoption.Never || (adoption == Adoption.IfTagged && !tagged)) {
      return refuse(
          Reason.EnvironmentExists,
          "Environment %s already exists: set spec.adoption to ByName to adopt it, or choose another spec.environmentName"
              .formatted(live.name()));
    }
    var family = refuseOtherBranch(live);
    if (family.isPresent()) return family;
    if (tagged) {
      // Whether it is taken over or was ours before depends on the version that it runs.
      return situation.facts().deployedVersion().readFailure().map(BeanstalkDecision::forFailure);
    }
    return Optional.of(
        new BeanstalkDecision.UpdateTags(
            requireNonNull(live.arn()),
            Map.of(Tags.OWNER, situation.observed().ownerId()),
            Set.of(),
            Reason.Adopting,
            "Adopting environment %s: only its owner tag changes, an update of about a minute"
                .formatted(live.name())));
  }

  /** Bundles with a Compose file run on Docker branches, and on no other, also not on ECS ones. */
  private static Optional<BeanstalkDecision> refuseOtherBranch(EnvironmentSnapshot live) {
    var branch = PlatformVersion.branchOf(live.platformArn());
    if (branch.filter(b -> b.startsWith(DOCKER_BRANCH_PREFIX)).isPresent()) return Optional.empty();
    return refuse(
        Reason.UnsupportedEnvironment,
        "Environment %s is of platform '%s', but the operator adopts only environments of the branches '%s...': choose another spec.environmentName"
            .formatted(live.name(), branch.orElse(live.platformArn()), DOCKER_BRANCH_PREFIX));
  }

  private static String tierMessage(EnvironmentSnapshot live) {
    var tier = live.tier().toLowerCase(Locale.ROOT);
    boolean cluster = Stream.of("cluster", "kubernetes", "eks").anyMatch(tier::contains);
    return "Environment %s is of tier %s%s, but the operator manages only WebServer environments on EC2 instances: choose another spec.environmentName"
        .formatted(
            live.name(),
            live.tier().isEmpty() ? "unknown" : live.tier(),
            cluster ? ", which runs on a Beanstalk cluster of EKS" : "");
  }

  private static Optional<BeanstalkDecision> refuse(Reason reason, String message) {
    return Optional.of(new BeanstalkDecision.Refuse(reason, message));
  }
}
