package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;

/**
 * What has to be there before a version can be deployed: application, artifacts, application
 * version.
 */
final class VersionSteps {
  private VersionSteps() {}

  /** The next step; empty when the version of the wanted label is usable. */
  static Optional<Decision> next(Situation situation, Rendering.Rendered wanted) {
    return bucketProblem(situation)
        .or(() -> application(situation))
        .or(() -> artifacts(situation, wanted))
        .or(() -> version(situation, wanted));
  }

  static Optional<Decision> bucketProblem(Situation situation) {
    return switch (situation.facts().bucket()) {
      case Fact.NotAsked<BucketState> none -> notRead("The bucket");
      case Fact.Unreadable<BucketState>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<BucketState>(BucketState.Unusable(var reason, var message)) ->
          Optional.of(new Decision.Refuse(reason, message));
      case Fact.Known<BucketState>(BucketState.Usable readable) -> Optional.empty();
    };
  }

  private static Optional<Decision> application(Situation situation) {
    var name = situation.spec().application();
    return switch (situation.facts().application()) {
      case Fact.NotAsked<Boolean> none -> notRead("The application");
      case Fact.Unreadable<Boolean>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<Boolean>(var exists) ->
          exists
              ? Optional.empty()
              : Optional.of(
                  new Decision.CreateApplication(
                      name, Reason.PreparingVersion, "Application " + name + " is made"));
    };
  }

  private static Optional<Decision> artifacts(Situation situation, Rendering.Rendered wanted) {
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
            new Decision.UploadArtifacts(
                label,
                missing,
                Reason.PreparingVersion,
                "%d artifacts of version %s are uploaded".formatted(missing.size(), label)));
  }

  private static Optional<Decision> version(Situation situation, Rendering.Rendered wanted) {
    return switch (situation.facts().version()) {
      case Fact.NotAsked<VersionState> none -> notRead("The application version");
      case Fact.Unreadable<VersionState>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<VersionState>(VersionState.Absent none) ->
          Optional.of(room(situation, wanted).orElseGet(() -> create(situation, wanted)));
      case Fact.Known<VersionState>(VersionState.Present version) -> usable(wanted, version);
    };
  }

  /** No version is kept for later where there is none for now. */
  private static Optional<Decision> room(Situation situation, Rendering.Rendered wanted) {
    return situation
        .facts()
        .spare()
        .known()
        .filter(spare -> !spare.labels().isEmpty())
        .map(
            spare ->
                new Decision.CollectVersions(
                    situation.spec().application(),
                    wanted.bucket(),
                    spare,
                    Reason.PreparingVersion,
                    "The account has no room for another application version: %d that are not in use are removed first"
                        .formatted(spare.labels().size())));
  }

  private static Decision create(Situation situation, Rendering.Rendered wanted) {
    var label = wanted.wanted().label();
    return new Decision.CreateVersion(
        situation.spec().application(),
        label,
        wanted.bucket(),
        wanted.bundle().zipKey(),
        VersionNote.of(wanted.wanted()),
        Reason.PreparingVersion,
        "Application version " + label + " is made");
  }

  private static Optional<Decision> usable(
      Rendering.Rendered wanted, VersionState.Present version) {
    var label = wanted.wanted().label();
    if (!wanted.bundle().zipKey().equals(version.key())) {
      return Optional.of(
          new Decision.Refuse(
              Reason.EnvironmentExists,
              "Application version %s exists with another source bundle: delete it, or change spec.environmentName"
                  .formatted(label)));
    }
    return switch (version.status()) {
      case "PROCESSING", "BUILDING" ->
          Optional.of(
              new Decision.Wait(Reason.PreparingVersion, "Beanstalk is reading version " + label));
      case "FAILED" ->
          Optional.of(
              new Decision.Refuse(
                  Reason.ConfigurationRefused,
                  "Beanstalk could not read the source bundle of version %s: see its events"
                      .formatted(label)));
      default -> Optional.empty();
    };
  }

  private static Optional<Decision> notRead(String what) {
    return Optional.of(
        new Decision.Wait(Reason.WaitingForFirstObservation, what + " is not read yet"));
  }
}
