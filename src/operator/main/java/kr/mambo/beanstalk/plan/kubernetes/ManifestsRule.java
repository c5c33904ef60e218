package kr.mambo.beanstalk.plan.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.InputsRule;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.workload.Problem;

/** Makes the objects what the spec says; objects of others are never taken over. */
public final class ManifestsRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    return switch (situation.rendering()) {
      case KubernetesRendering.Refused(var problems) -> Optional.of(refuseProblems(problems));
      case KubernetesRendering.Rendered rendered -> decide(situation, rendered);
    };
  }

  private static Optional<KubernetesDecision> decide(
      KubernetesSituation situation, KubernetesRendering.Rendered rendered) {
    var desired = DesiredManifests.render(situation, rendered);
    var conflicts = desired.findConflicts();
    if (!conflicts.isEmpty()) return Optional.of(refuseConflicts(conflicts));
    var changed = desired.findChanged();
    if (!changed.isEmpty()) {
      return Optional.of(
          situation.debouncing()
              ? new KubernetesDecision.Wait(
                  Reason.InputsChanging, "Waiting for the inputs to stop changing")
              : new KubernetesDecision.ApplyManifests(
                  changed, Reason.Applying, "Applying " + names(changed)));
    }
    var obsolete = desired.findObsolete();
    return obsolete.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KubernetesDecision.Prune(
                obsolete,
                Reason.Pruning,
                "Removing "
                    + obsolete.stream().map(o -> o.key().toString()).collect(joining(", "))));
  }

  private static KubernetesDecision refuseProblems(List<Problem> problems) {
    var invalid = problems.stream().filter(p -> p.kind() == Problem.Kind.INVALID).toList();
    return invalid.isEmpty()
        ? new KubernetesDecision.Wait(
            InputsRule.waitReason(problems), InputsRule.describe(problems))
        : new KubernetesDecision.Refuse(
            InputsRule.refusalReason(invalid), InputsRule.describe(invalid));
  }

  private static KubernetesDecision refuseConflicts(List<ObjectKey> conflicts) {
    return new KubernetesDecision.Refuse(
        Reason.ObjectExists,
        "%s already exists in this namespace and does not belong to this resource. Remove or rename it, or create an EbEnvironment with another name."
            .formatted(conflicts.stream().map(ObjectKey::toString).collect(joining(" and "))));
  }

  private static String names(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::toString).collect(joining(", "));
  }
}
