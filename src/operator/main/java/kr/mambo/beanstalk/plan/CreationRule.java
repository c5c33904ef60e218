package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;

/**
 * Makes an environment that is not there, after everything has been checked that can be checked
 * before.
 */
final class CreationRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!(situation.seen().live() instanceof Live.Absent)) return Optional.empty();
    var wanted = situation.rendered().orElseThrow();
    return failedBefore(situation, wanted)
        .or(() -> vanished(situation))
        .or(() -> profile(situation))
        .or(() -> platform(situation))
        .or(() -> VersionSteps.bucketProblem(situation))
        .or(() -> cname(situation))
        .or(() -> VersionSteps.next(situation, wanted))
        .or(() -> Optional.of(create(situation, wanted)));
  }

  private static Optional<Decision> failedBefore(Situation situation, Rendering.Rendered wanted) {
    return FailedVersions.of(situation, wanted.wanted().label())
        .map(
            failed ->
                new Decision.Refuse(
                    Reason.CreateFailed,
                    "The environment could not be made with version %s: %s"
                        .formatted(failed.label(), failed.message())));
  }

  private static Optional<Decision> vanished(Situation situation) {
    return Drifts.vanished(situation) && !SettingsRule.mayChange(situation)
        ? Optional.of(
            new Decision.Hold(
                Reason.Drifted,
                "The environment was terminated by somebody else, which is only reported: set driftPolicy to Correct, or the annotation %s, to make it anew"
                    .formatted(Annotations.APPLY_PLAN)))
        : Optional.empty();
  }

  private static Optional<Decision> profile(Situation situation) {
    return situation
        .facts()
        .instanceProfile()
        .known()
        .filter(exists -> !exists)
        .map(
            exists ->
                new Decision.Refuse(
                    Reason.InstanceProfileMissing,
                    "Instance profile %s does not exist: make it in IAM with a role of policy AWSElasticBeanstalkWebTier, or name another in spec.instanceProfile"
                        .formatted(situation.spec().instanceProfile())));
  }

  private static Optional<Decision> platform(Situation situation) {
    return situation.facts().platform().unreadable().map(Decision::because);
  }

  private static Optional<Decision> cname(Situation situation) {
    if (situation.spec().cnamePrefix() == null) return Optional.empty();
    return situation
        .facts()
        .cnameFree()
        .known()
        .filter(free -> !free)
        .map(
            free ->
                new Decision.Refuse(
                    Reason.CnameTaken,
                    "The CNAME prefix %s is taken in %s, prefixes are shared by all customers: choose another spec.cnamePrefix in a new resource, or leave it out"
                        .formatted(situation.spec().cnamePrefix(), situation.spec().region())));
  }

  private static Decision create(Situation situation, Rendering.Rendered wanted) {
    if (!(situation.facts().platform() instanceof Fact.Known<PlatformVersion>(var platform))) {
      return new Decision.Wait(Reason.WaitingForFirstObservation, "The platform is not read yet");
    }
    var subject = situation.seen().subject();
    return new Decision.CreateEnvironment(
        situation.spec().application(),
        subject.environmentName(),
        Optional.ofNullable(situation.spec().cnamePrefix()),
        platform.arn(),
        wanted.wanted().label(),
        wanted.options(),
        Optional.of(wanted.wanted().settings()),
        Tags.wanted(subject, situation.seen().ownerId()),
        Reason.Creating,
        "Environment %s is made with version %s on %s"
            .formatted(subject.environmentName(), wanted.wanted().label(), platform.version()));
  }
}
