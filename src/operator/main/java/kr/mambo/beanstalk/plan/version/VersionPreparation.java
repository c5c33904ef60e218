package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.CreateVersionBuilder;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.VersionDescription;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/**
 * What has to be there before a version can be deployed: application, artifacts, application
 * version.
 */
public final class VersionPreparation {
  private VersionPreparation() {}

  /** The next step; empty when the version of the wanted label is usable. */
  public static Optional<BeanstalkDecision> nextStep(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    return findBucketProblem(situation)
        .or(() -> createApplication(situation))
        .or(() -> uploadArtifacts(situation, wanted))
        .or(() -> prepareVersion(situation, wanted));
  }

  public static Optional<BeanstalkDecision> findBucketProblem(BeanstalkSituation situation) {
    return switch (situation.facts().bucket()) {
      case Fact.NotRead<BucketState> _ -> waitForRead("the bucket");
      case Fact.Unreadable<BucketState>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<BucketState>(BucketState.Unusable(var reason, var message)) ->
          Optional.of(new BeanstalkDecision.Refuse(reason, message));
      case Fact.Known<BucketState>(BucketState.Usable readable) -> Optional.empty();
    };
  }

  private static Optional<BeanstalkDecision> createApplication(BeanstalkSituation situation) {
    var name = situation.spec().application();
    return switch (situation.facts().application()) {
      case Fact.NotRead<Boolean> _ -> waitForRead("the application");
      case Fact.Unreadable<Boolean>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<Boolean>(var exists) ->
          exists
              ? Optional.empty()
              : Optional.of(
                  new BeanstalkDecision.CreateApplication(
                      name, Reason.PreparingVersion, "Creating application " + name));
    };
  }

  private static Optional<BeanstalkDecision> uploadArtifacts(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    var there =
        situation
            .facts()
            .bucket()
            .known()
            .map(b -> b instanceof BucketState.Usable(var keys) ? keys : java.util.Set.<String>of())
            .orElseThrow();
    var missing =
        wanted.bundle().artifacts().stream()
            .map(a -> a.key())
            .filter(key -> !there.contains(key))
            .toList();
    var label = wanted.wanted().label();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BeanstalkDecision.UploadArtifacts(
                label,
                missing,
                Reason.PreparingVersion,
                "Uploading %d artifacts of version %s".formatted(missing.size(), label)));
  }

  private static Optional<BeanstalkDecision> prepareVersion(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    return switch (situation.facts().version()) {
      case Fact.NotRead<VersionState> _ -> waitForRead("the application version");
      case Fact.Unreadable<VersionState>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<VersionState>(VersionState.Absent none) ->
          Optional.of(
              freeQuota(situation, wanted).orElseGet(() -> createVersion(situation, wanted)));
      case Fact.Known<VersionState>(VersionState.Present version) -> checkUsable(wanted, version);
    };
  }

  /** No version is kept for later where there is none for now. */
  private static Optional<BeanstalkDecision> freeQuota(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    return situation
        .facts()
        .reclaimable()
        .known()
        .filter(spare -> !spare.labels().isEmpty())
        .map(
            spare ->
                new BeanstalkDecision.CollectGarbage(
                    situation.spec().application(),
                    wanted.bucket(),
                    spare,
                    Reason.PreparingVersion,
                    "The account has reached its quota of application versions; deleting %d unused ones first"
                        .formatted(spare.labels().size())));
  }

  private static BeanstalkDecision createVersion(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    var label = wanted.wanted().label();
    return CreateVersionBuilder.builder()
        .application(situation.spec().application())
        .label(label)
        .bucket(wanted.bucket())
        .key(wanted.bundle().zipKey())
        .description(VersionDescription.render(wanted.wanted()))
        .reason(Reason.PreparingVersion)
        .message("Creating application version " + label)
        .build();
  }

  private static Optional<BeanstalkDecision> checkUsable(
      BeanstalkRendering.Rendered wanted, VersionState.Present version) {
    var label = wanted.wanted().label();
    if (!wanted.bundle().zipKey().equals(version.key())) {
      return Optional.of(
          new BeanstalkDecision.Refuse(
              Reason.EnvironmentExists,
              "Application version %s exists with another source bundle: delete it, or change spec.environmentName"
                  .formatted(label)));
    }
    return switch (version.status()) {
      case "PROCESSING", "BUILDING" ->
          Optional.of(
              new BeanstalkDecision.Wait(
                  Reason.PreparingVersion, "Waiting for Beanstalk to process version " + label));
      case "FAILED" ->
          Optional.of(
              new BeanstalkDecision.Refuse(
                  Reason.ConfigurationRefused,
                  "Beanstalk could not process the source bundle of version %s. See its Beanstalk events, then delete the version to retry."
                      .formatted(label)));
      default -> Optional.empty();
    };
  }

  private static Optional<BeanstalkDecision> waitForRead(String what) {
    return Optional.of(
        new BeanstalkDecision.Wait(
            Reason.WaitingForFirstObservation, "Waiting for the first read of " + what));
  }
}
