package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.ObservedPod;
import org.jspecify.annotations.Nullable;

/** A namespace with a Deployment controller and nodes, as far as the planner can tell. */
public final class FakeCluster {
  static final ObjectKey FRONT = new ObjectKey("Service", "mambo-py");
  static final ObjectKey DEPLOYMENT = new ObjectKey("Deployment", "mambo-py");

  private final Map<ObjectKey, HasMetadata> objects = new TreeMap<>();
  private final Set<ObjectKey> foreign = new TreeSet<>();

  /** How many of so many pods become ready. */
  private Function<Integer, Integer> nodes = wanted -> wanted;

  private @Nullable String trouble;
  private Map<String, String> digests = Map.of();
  private Instant readySince = ObservationFixture.NOW.minusSeconds(3600);
  private boolean rolling;
  private @Nullable String unplaced;
  private int reached = Integer.MAX_VALUE;

  /** Somebody else's object is there. */
  FakeCluster foreign(ObjectKey key) {
    foreign.add(key);
    return this;
  }

  FakeCluster nodes(Function<Integer, Integer> ready) {
    nodes = ready;
    return this;
  }

  FakeCluster trouble(@Nullable String why) {
    trouble = why;
    return this;
  }

  /** Why no node takes the pods that are not ready. */
  FakeCluster unplaced(@Nullable String why) {
    unplaced = why;
    return this;
  }

  FakeCluster digests(Map<String, String> ofImages) {
    digests = ofImages;
    return this;
  }

  FakeCluster readySince(Instant time) {
    readySince = time;
    return this;
  }

  /** The Service leads to so many of the pods. */
  FakeCluster reached(int pods) {
    reached = pods;
    return this;
  }

  FakeCluster rolling(boolean now) {
    rolling = now;
    return this;
  }

  /** Somebody writes into an object. */
  void tamper(HasMetadata object) {
    objects.put(ObjectKey.of(object), object);
  }

  /** Somebody removes an object. */
  void remove(ObjectKey key) {
    objects.remove(key);
  }

  /** An autoscaler asks for so many pods. */
  FakeCluster replicas(int wanted) {
    objects.put(
        DEPLOYMENT,
        ((Deployment) get(DEPLOYMENT)).edit().editSpec().withReplicas(wanted).endSpec().build());
    return this;
  }

  Set<ObjectKey> keys() {
    return new TreeSet<>(objects.keySet());
  }

  HasMetadata get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key)).orElseThrow();
  }

  /** Where callers are led to. */
  Optional<String> host() {
    return Optional.ofNullable(objects.get(FRONT))
        .map(s -> ((Service) s).getSpec().getExternalName());
  }

  int ready() {
    return Optional.ofNullable(objects.get(DEPLOYMENT))
        .map(d -> nodes.apply(((Deployment) d).getSpec().getReplicas()))
        .orElse(0);
  }

  void apply(KubernetesDecision decision) {
    switch (decision) {
      case KubernetesDecision.ApplyManifests d ->
          d.manifests().forEach(m -> objects.put(m.key(), m.object()));
      case KubernetesDecision.SwitchService d -> objects.put(FRONT, redirected(d.host()));
      case KubernetesDecision.Prune d -> d.objects().forEach(o -> objects.remove(o.key()));
      case KubernetesDecision.ReleaseManifests d ->
          d.objects().forEach(o -> objects.remove(o.key()));
      case KubernetesDecision.Refuse d -> {}
      case KubernetesDecision.Wait d -> {}
      case KubernetesDecision.Paused d -> {}
      case KubernetesDecision.Nothing d -> {}
      case KubernetesDecision.RecordIntent d -> {}
      case KubernetesDecision.RollBackCutover d -> {}
    }
  }

  private Service redirected(String host) {
    return ((Service) get(FRONT)).edit().editSpec().withExternalName(host).endSpec().build();
  }

  public KubernetesState view() {
    return new KubernetesState(
        objects.values().stream().map(o -> new KubernetesObject(live(o))).toList(),
        foreign,
        pods());
  }

  private List<ObservedPod> pods() {
    if (!objects.containsKey(DEPLOYMENT)) return List.of();
    int wanted = ((Deployment) get(DEPLOYMENT)).getSpec().getReplicas();
    int ready = ready();
    return IntStream.range(0, wanted)
        .mapToObj(
            i ->
                new ObservedPod(
                    "pod-" + i,
                    Optional.of(readySince).filter(since -> ready > i),
                    i < reached,
                    digests,
                    Optional.ofNullable(i >= ready ? unplaced : null),
                    Optional.ofNullable(i == 0 ? trouble : null)))
        .toList();
  }

  private HasMetadata live(HasMetadata object) {
    if (!(object instanceof Deployment deployment)) return object;
    int wanted = deployment.getSpec().getReplicas();
    int ready = nodes.apply(wanted);
    boolean available = ready >= wanted;
    return new DeploymentBuilder(deployment)
        .editMetadata()
        .withGeneration(1L)
        .endMetadata()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withReplicas(wanted)
        .withUpdatedReplicas(rolling ? 0 : wanted)
        .withReadyReplicas(ready)
        .withAvailableReplicas(ready)
        .withConditions(
            new DeploymentConditionBuilder()
                .withType("Available")
                .withStatus(available ? "True" : "False")
                .build(),
            new DeploymentConditionBuilder()
                .withType("Progressing")
                .withStatus("True")
                .withReason(rolling ? "ReplicaSetUpdated" : "NewReplicaSetAvailable")
                .build())
        .endStatus()
        .build();
  }
}
