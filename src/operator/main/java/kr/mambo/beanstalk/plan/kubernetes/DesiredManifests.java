package kr.mambo.beanstalk.plan.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.api.PodInputs;
import kr.mambo.beanstalk.kubernetes.AppliedHash;
import kr.mambo.beanstalk.kubernetes.KubernetesManifests;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.ResourceOwner;
import kr.mambo.beanstalk.kubernetes.ServiceTarget;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;

/**
 * The objects that are wanted now, with their stamps. None of them moves traffic: the Service that
 * callers know is wanted as it is, or, where there is none, with what is ready to serve.
 */
record DesiredManifests(KubernetesSituation situation, List<HasMetadata> objects) {
  /** One that the user created is used as it is. */
  private static final String SERVICE_ACCOUNT = "ServiceAccount";

  static DesiredManifests render(
      KubernetesSituation situation, KubernetesRendering.Rendered rendered) {
    var cutover = situation.cutover();
    var resource = situation.observed().resource();
    var manifests =
        KubernetesManifests.render(
            rendered.workload(),
            resource.spec(),
            cutover.target(),
            new RenderingContext(
                serving(situation, rendered),
                podInputs(situation, rendered).pods(),
                Labels.MANAGED_BY_OPERATOR,
                new ResourceOwner(situation.name(), resource.uid()),
                ReplicaFloor.resolve(situation).orElse(0)));
    var serviceKey = new ObjectKey("Service", situation.name());
    var objects = new ArrayList<HasMetadata>();
    if (situation.needsPods()) {
      var pullSecret = manifests.imagePullSecret();
      if (pullSecret != null) objects.add(AppliedHash.annotate(pullSecret.toSecret()));
    }
    for (var object : manifests.objects()) {
      boolean wanted = situation.needsPods() || ObjectKey.of(object).equals(serviceKey);
      if (wanted && !isUserProvided(situation, ObjectKey.of(object)))
        objects.add(AppliedHash.annotate(object));
    }
    return new DesiredManifests(situation, List.copyOf(objects));
  }

  private static boolean isUserProvided(KubernetesSituation situation, ObjectKey key) {
    return key.kind().equals(SERVICE_ACCOUNT) && situation.view().foreign().contains(key);
  }

  private static ServiceTarget serving(
      KubernetesSituation situation, KubernetesRendering.Rendered rendered) {
    if (situation.isServedByPods()) return new ServiceTarget.Pods(situation.clusterDomain());
    if (situation.host().isPresent()) return new ServiceTarget.Beanstalk(situation.host().get());
    boolean withoutEnvironment =
        situation.isServingFromPodsRequested()
            && situation.observed().environment() instanceof EnvironmentState.Absent;
    if (!withoutEnvironment) return new ServiceTarget.Beanstalk(situation.readyHost().orElse(null));
    boolean ready = situation.rollout().isComplete() && rendered.migration().blockers().isEmpty();
    return ready
        ? new ServiceTarget.Pods(situation.clusterDomain())
        : new ServiceTarget.Beanstalk(null);
  }

  /** What the pods were, or are to be, made of: a new key alone makes no new pods. */
  static PodInputs podInputs(KubernetesSituation situation, KubernetesRendering.Rendered rendered) {
    var before = situation.cutover().previousStatus().inputs();
    var resource = situation.observed().resource();
    var newInputs = new PodInputs(rendered.inputs(), rendered.keyId(), rendered.inputs());
    if (before == null) return newInputs;
    if (before.keyId().equals(rendered.keyId()))
      return before.digest().equals(rendered.inputs()) ? before : newInputs;
    boolean sameSpec =
        Objects.equals(resource.previousStatus().observedGeneration(), resource.generation());
    return sameSpec ? new PodInputs(rendered.inputs(), rendered.keyId(), before.pods()) : newInputs;
  }

  /** Names that are taken by objects of others. */
  List<ObjectKey> findConflicts() {
    return keys().stream().filter(situation.view().foreign()::contains).sorted().toList();
  }

  /** What is not there, or not as it is wanted. */
  List<Manifest> findChanged() {
    return objects.stream()
        .filter(desired -> !isApplied(desired))
        .map(desired -> new Manifest(withReplicas(desired)))
        .toList();
  }

  private boolean isApplied(HasMetadata desired) {
    return findLive(desired).filter(live -> AppliedHash.matches(desired, live.live())).isPresent();
  }

  private Optional<KubernetesObject> findLive(HasMetadata desired) {
    return situation.view().find(ObjectKey.of(desired));
  }

  /**
   * A field that is no longer applied gets its default: the number of an autoscaler would be lost.
   */
  private HasMetadata withReplicas(HasMetadata desired) {
    if (!(desired instanceof Deployment deployment) || deployment.getSpec().getReplicas() != null)
      return desired;
    var live = situation.rollout().deployment().map(d -> d.getSpec().getReplicas());
    var scaling = situation.observed().resource().spec().scaling();
    int first =
        Math.max(
            scaling == null ? 1 : scaling.effectiveMin(),
            ReplicaFloor.resolve(situation).orElse(1));
    return new DeploymentBuilder(deployment)
        .editSpec()
        .withReplicas(live.orElse(Math.max(1, first)))
        .endSpec()
        .build();
  }

  /** What is ours and no longer wanted. */
  List<KubernetesObject> findObsolete() {
    var keys = keys();
    return situation.view().owned().stream().filter(o -> !keys.contains(o.key())).toList();
  }

  private List<ObjectKey> keys() {
    return objects.stream().map(ObjectKey::of).toList();
  }
}
