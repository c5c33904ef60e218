package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.CreateEnvironmentBuilder;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.assessment.DriftDetection;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.version.VersionFailures;
import kr.mambo.beanstalk.plan.version.VersionPreparation;

/**
 * Creates an environment that is not there, after everything has been checked that can be checked
 * before.
 */
public final class CreationRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!(situation.observed().environment() instanceof EnvironmentState.Absent))
      return Optional.empty();
    var wanted = situation.rendered().orElseThrow();
    return refuseFailedVersion(situation, wanted)
        .or(() -> holdAfterTermination(situation))
        .or(() -> requireInstanceProfile(situation))
        .or(() -> requirePlatform(situation))
        .or(() -> VersionPreparation.findBucketProblem(situation))
        .or(() -> requireCname(situation))
        .or(() -> VersionPreparation.nextStep(situation, wanted))
        .or(() -> Optional.of(create(situation, wanted)));
  }

  private static Optional<BeanstalkDecision> refuseFailedVersion(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    return VersionFailures.find(situation, wanted.wanted().label())
        .map(
            failed ->
                new BeanstalkDecision.Refuse(
                    Reason.CreateFailed,
                    "Could not create the environment with version %s. Change the spec or its inputs, or annotate with eb.mambo.kr/reconcile-requested-at to retry. Beanstalk reported: %s"
                        .formatted(failed.label(), failed.message())));
  }

  private static Optional<BeanstalkDecision> holdAfterTermination(BeanstalkSituation situation) {
    return DriftDetection.isEnvironmentLost(situation) && !SettingsRule.isChangeAllowed(situation)
        ? Optional.of(
            new BeanstalkDecision.Paused(
                Reason.Drifted,
                "Another actor terminated the environment. Set spec.driftPolicy to Correct, or annotate with %s, to recreate it."
                    .formatted(Annotations.APPLY_PLAN)))
        : Optional.empty();
  }

  private static Optional<BeanstalkDecision> requireInstanceProfile(BeanstalkSituation situation) {
    return situation
        .facts()
        .instanceProfile()
        .known()
        .filter(exists -> !exists)
        .map(
            exists ->
                new BeanstalkDecision.Refuse(
                    Reason.InstanceProfileMissing,
                    "Instance profile %s does not exist. Create it in IAM with a role that has the policy AWSElasticBeanstalkWebTier, or set another spec.instanceProfile."
                        .formatted(situation.spec().instanceProfile())));
  }

  private static Optional<BeanstalkDecision> requirePlatform(BeanstalkSituation situation) {
    return situation.facts().platform().readFailure().map(BeanstalkDecision::forFailure);
  }

  private static Optional<BeanstalkDecision> requireCname(BeanstalkSituation situation) {
    if (situation.spec().cnamePrefix() == null) return Optional.empty();
    return situation
        .facts()
        .cnameAvailable()
        .known()
        .filter(free -> !free)
        .map(
            free ->
                new BeanstalkDecision.Refuse(
                    Reason.CnameTaken,
                    "The CNAME prefix %s is taken in %s; prefixes are shared by all AWS customers. Choose another spec.cnamePrefix in a new resource, or omit it."
                        .formatted(situation.spec().cnamePrefix(), situation.spec().region())));
  }

  private static BeanstalkDecision create(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    if (!(situation.facts().platform() instanceof Fact.Known<PlatformVersion>(var platform))) {
      return new BeanstalkDecision.Wait(
          Reason.WaitingForFirstObservation, "Waiting for the platform version");
    }
    var resource = situation.observed().resource();
    return CreateEnvironmentBuilder.builder()
        .application(situation.spec().application())
        .name(resource.environmentName())
        .cnamePrefix(Optional.ofNullable(situation.spec().cnamePrefix()))
        .platformArn(platform.arn())
        .label(wanted.wanted().label())
        .options(wanted.options())
        .settings(Optional.of(wanted.wanted().settingsDigest()))
        .tags(Tags.desired(resource, situation.observed().ownerId()))
        .reason(Reason.Creating)
        .message(
            "Creating environment %s with version %s on platform version %s"
                .formatted(resource.environmentName(), wanted.wanted().label(), platform.version()))
        .build();
  }
}
