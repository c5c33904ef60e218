package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.api.PodInputs;
import kr.mambo.beanstalk.kubernetes.Manifests;
import kr.mambo.beanstalk.kubernetes.Owner;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.Serving;
import kr.mambo.beanstalk.kubernetes.Stamp;
import kr.mambo.beanstalk.model.ClusterObject;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;

/**
 * The objects that are wanted now, with their stamps. None of them moves traffic: the Service that
 * callers know is wanted as it is, or, where there is none, with what is ready to serve.
 */
record WantedManifests(ClusterSituation situation, List<HasMetadata> objects) {
  /** One that its user made is used as it is. */
  private static final String ACCOUNT = "ServiceAccount";

  static WantedManifests of(ClusterSituation situation, ClusterRendering.Rendered rendered) {
    var crossing = situation.crossing();
    var subject = situation.seen().subject();
    var manifests =
        Manifests.render(
            rendered.workload(),
            subject.spec(),
            crossing.target(),
            new RenderingContext(
                serving(situation, rendered),
                inputs(situation, rendered).pods(),
                Markings.OPERATOR,
                new Owner(situation.name(), subject.uid()),
                HeldPods.of(situation).orElse(0)));
    var front = new ObjectKey("Service", situation.name());
    var objects = new ArrayList<HasMetadata>();
    if (situation.wantsPods()) {
      var pull = manifests.pullSecret();
      if (pull != null) objects.add(Stamp.on(pull.manifest()));
    }
    for (var object : manifests.objects()) {
      boolean wanted = situation.wantsPods() || ObjectKey.of(object).equals(front);
      if (wanted && !usedAsItIs(situation, ObjectKey.of(object))) objects.add(Stamp.on(object));
    }
    return new WantedManifests(situation, List.copyOf(objects));
  }

  private static boolean usedAsItIs(ClusterSituation situation, ObjectKey key) {
    return key.kind().equals(ACCOUNT) && situation.view().foreign().contains(key);
  }

  private static Serving serving(ClusterSituation situation, ClusterRendering.Rendered rendered) {
    if (situation.servedByPods()) return new Serving.Pods(situation.clusterDomain());
    if (situation.host().isPresent()) return new Serving.Beanstalk(situation.host().get());
    boolean alone = situation.podsShallServe() && situation.seen().live() instanceof Live.Absent;
    if (!alone) return new Serving.Beanstalk(situation.readyCname().orElse(null));
    boolean ready = situation.pods().complete() && rendered.migration().blockers().isEmpty();
    return ready ? new Serving.Pods(situation.clusterDomain()) : new Serving.Beanstalk(null);
  }

  /** What the pods were, or are to be, made of: a new key alone makes no new pods. */
  static PodInputs inputs(ClusterSituation situation, ClusterRendering.Rendered rendered) {
    var before = situation.crossing().before().inputs();
    var subject = situation.seen().subject();
    var fresh = new PodInputs(rendered.inputs(), rendered.keyId(), rendered.inputs());
    if (before == null) return fresh;
    if (before.keyId().equals(rendered.keyId()))
      return before.digest().equals(rendered.inputs()) ? before : fresh;
    boolean sameSpec = Objects.equals(subject.before().observedGeneration(), subject.generation());
    return sameSpec ? new PodInputs(rendered.inputs(), rendered.keyId(), before.pods()) : fresh;
  }

  /** Names that are taken by objects of others. */
  List<ObjectKey> taken() {
    return keys().stream().filter(situation.view().foreign()::contains).sorted().toList();
  }

  /** What is not there, or not as it is wanted. */
  List<Manifest> different() {
    return objects.stream()
        .filter(wanted -> !there(wanted))
        .map(wanted -> new Manifest(withReplicas(wanted)))
        .toList();
  }

  private boolean there(HasMetadata wanted) {
    return live(wanted).filter(live -> Stamp.matches(wanted, live.live())).isPresent();
  }

  private Optional<ClusterObject> live(HasMetadata wanted) {
    return situation.view().object(ObjectKey.of(wanted));
  }

  /**
   * A field that is no longer applied gets its default: the number of an autoscaler would be lost.
   */
  private HasMetadata withReplicas(HasMetadata wanted) {
    if (!(wanted instanceof Deployment deployment) || deployment.getSpec().getReplicas() != null)
      return wanted;
    var live = situation.pods().deployment().map(d -> d.getSpec().getReplicas());
    var scaling = situation.seen().subject().spec().scaling();
    int first = Math.max(scaling == null ? 1 : scaling.min(), HeldPods.of(situation).orElse(1));
    return new DeploymentBuilder(deployment)
        .editSpec()
        .withReplicas(live.orElse(Math.max(1, first)))
        .endSpec()
        .build();
  }

  /** What is ours and no longer wanted. */
  List<ClusterObject> unwanted() {
    var keys = keys();
    return situation.view().ours().stream().filter(o -> !keys.contains(o.key())).toList();
  }

  private List<ObjectKey> keys() {
    return objects.stream().map(ObjectKey::of).toList();
  }
}
