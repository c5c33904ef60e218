package kr.mambo.beanstalk.plan.kubernetes;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * A deleted resource: its objects are let go, or go with it. A Service that leads to the
 * environment goes first: once that is terminated, its host name may be another customer's.
 */
public final class KubernetesDeletionRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (!situation.observed().resource().isDeleting()) return Optional.empty();
    var ours = situation.view().owned();
    if (situation.observed().resource().deletionPolicy() == DeletionPolicy.Retain) {
      return Optional.of(
          ours.isEmpty()
              ? new KubernetesDecision.Nothing(
                  Reason.Retained, "No object in the cluster belongs to this resource")
              : new KubernetesDecision.ReleaseManifests(
                  ours,
                  Reason.Retained,
                  "Leaving %d objects in the cluster because spec.deletionPolicy is Retain"
                      .formatted(ours.size())));
    }
    return Optional.of(
        situation
            .service()
            .filter(service -> !situation.isServedByPods())
            .<KubernetesDecision>map(
                service ->
                    new KubernetesDecision.Prune(
                        List.of(service),
                        Reason.Pruning,
                        "Removing %s before terminating the environment it points to"
                            .formatted(service.key())))
            .orElse(
                new KubernetesDecision.Nothing(
                    Reason.CleaningUp,
                    "Kubernetes deletes the objects together with the resource")));
  }
}
