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
      case Fact.NotRead<BucketState> _ -> waitForRead("The bucket");
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
      case Fact.NotRead<Boolean> _ -> waitForRead("The application");
      case Fact.Unreadable<Boolean>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<Boolean>(var exists) ->
          exists
              ? Optional.empty()
              : Optional.of(
                  new BeanstalkDecision.CreateApplication(
                      name, Reason.PreparingVersion, "Application " + name + " is made"));
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
                "%d artifacts of version %s are uploaded".formatted(missing.size(), label)));
  }

  private static Optional<BeanstalkDecision> prepareVersion(
      BeanstalkSituation situation, BeanstalkRendering.Rendered wanted) {
    return switch (situation.facts().version()) {
      case Fact.NotRead<VersionState> _ -> waitForRead("The application version");
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
                    "The account has no room for another application version: %d that are not in use are removed first"
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
        .message("Application version " + label + " is made")
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
                  Reason.PreparingVersion, "Beanstalk is reading version " + label));
      case "FAILED" ->
          Optional.of(
              new BeanstalkDecision.Refuse(
                  Reason.ConfigurationRefused,
                  "Beanstalk could not read the source bundle of version %s: see its events"
                      .formatted(label)));
      default -> Optional.empty();
    };
  }

  private static Optional<BeanstalkDecision> waitForRead(String what) {
    return Optional.of(
        new BeanstalkDecision.Wait(Reason.WaitingForFirstObservation, what + " is not read yet"));
  }
}
