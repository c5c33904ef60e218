package kr.mambo.beanstalk.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.Problem;

/** Makes the objects what the spec says; objects of others are never taken over. */
final class ManifestsRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    return switch (situation.rendering()) {
      case ClusterRendering.Refused(var problems) -> Optional.of(refused(problems));
      case ClusterRendering.Rendered rendered -> decide(situation, rendered);
    };
  }

  private static Optional<ClusterDecision> decide(
      ClusterSituation situation, ClusterRendering.Rendered rendered) {
    var wanted = WantedManifests.of(situation, rendered);
    var taken = wanted.taken();
    if (!taken.isEmpty()) return Optional.of(taken(taken));
    var different = wanted.different();
    if (!different.isEmpty()) {
      return Optional.of(
          situation.settling()
              ? new ClusterDecision.Wait(
                  Reason.Settling,
                  "Inputs changed a moment ago: they are taken once they have been still")
              : new ClusterDecision.ApplyManifests(
                  different, Reason.Applying, "Written to the cluster: " + names(different)));
    }
    var unwanted = wanted.unwanted();
    return unwanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ClusterDecision.Prune(
                unwanted,
                Reason.Pruning,
                "Removed from the cluster: "
                    + unwanted.stream().map(o -> o.key().toString()).collect(joining(", "))));
  }

  private static ClusterDecision refused(List<Problem> problems) {
    var invalid = problems.stream().filter(p -> p.kind() == Problem.Kind.INVALID).toList();
    return invalid.isEmpty()
        ? new ClusterDecision.Wait(InputsRule.awaited(problems), InputsRule.sentences(problems))
        : new ClusterDecision.Refuse(InputsRule.reason(invalid), InputsRule.sentences(invalid));
  }

  private static ClusterDecision taken(List<ObjectKey> taken) {
    return new ClusterDecision.Refuse(
        Reason.ObjectExists,
        "%s exists in this namespace and was not made for this resource: remove or rename it, or make an EbEnvironment of another name"
            .formatted(taken.stream().map(ObjectKey::toString).collect(joining(" and "))));
  }

  private static String names(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::toString).collect(joining(", "));
  }
}
