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
  static final ObjectKey SERVICE = new ObjectKey("Service", "mambo-py");
  static final ObjectKey DEPLOYMENT = new ObjectKey("Deployment", "mambo-py");

  private final Map<ObjectKey, HasMetadata> objects = new TreeMap<>();
  private final Set<ObjectKey> foreign = new TreeSet<>();

  /** How many of so many pods become ready. */
  private Function<Integer, Integer> readyReplicas = wanted -> wanted;

  private @Nullable String podFailure;
  private Map<String, String> digests = Map.of();
  private Instant readySince = ObservationFixture.NOW.minusSeconds(3600);
  private boolean rolling;
  private @Nullable String unschedulableReason;
  private int reachablePods = Integer.MAX_VALUE;

  /** Somebody else's object is there. */
  FakeCluster foreign(ObjectKey key) {
    foreign.add(key);
    return this;
  }

  FakeCluster readyReplicas(Function<Integer, Integer> ready) {
    readyReplicas = ready;
    return this;
  }

  FakeCluster podFailure(@Nullable String why) {
    podFailure = why;
    return this;
  }

  /** Why no node takes the pods that are not ready. */
  FakeCluster unschedulableReason(@Nullable String why) {
    unschedulableReason = why;
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
  FakeCluster reachablePods(int pods) {
    reachablePods = pods;
    return this;
  }

  FakeCluster rolling(boolean now) {
    rolling = now;
    return this;
  }

  /** Somebody writes into an object. */
  void overwrite(HasMetadata object) {
    objects.put(ObjectKey.of(object), object);
  }

  /** Somebody removes an object. */
  void remove(ObjectKey key) {
    objects.remove(key);
  }

  /** An autoscaler asks for so many pods. */
  FakeCluster replicas(int desiredReplicas) {
    objects.put(
        DEPLOYMENT,
        ((Deployment) get(DEPLOYMENT))
            .edit()
            .editSpec()
            .withReplicas(desiredReplicas)
            .endSpec()
            .build());
    return this;
  }

  Set<ObjectKey> keys() {
    return new TreeSet<>(objects.keySet());
  }

  HasMetadata get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key)).orElseThrow();
  }

  /** Where callers are led to. */
  Optional<String> serviceHost() {
    return Optional.ofNullable(objects.get(SERVICE))
        .map(s -> ((Service) s).getSpec().getExternalName());
  }

  int countReady() {
    return Optional.ofNullable(objects.get(DEPLOYMENT))
        .map(d -> readyReplicas.apply(((Deployment) d).getSpec().getReplicas()))
        .orElse(0);
  }

  void apply(KubernetesDecision decision) {
    switch (decision) {
      case KubernetesDecision.ApplyManifests d ->
          d.manifests().forEach(m -> objects.put(m.key(), m.object()));
      case KubernetesDecision.SwitchService d -> objects.put(SERVICE, serviceWithHost(d.host()));
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

  private Service serviceWithHost(String host) {
    return ((Service) get(SERVICE)).edit().editSpec().withExternalName(host).endSpec().build();
  }

  public KubernetesState state() {
    return new KubernetesState(
        objects.values().stream().map(o -> new KubernetesObject(withStatus(o))).toList(),
        foreign,
        pods());
  }

  private List<ObservedPod> pods() {
    if (!objects.containsKey(DEPLOYMENT)) return List.of();
    int desiredReplicas = ((Deployment) get(DEPLOYMENT)).getSpec().getReplicas();
    int readyPods = countReady();
    return IntStream.range(0, desiredReplicas)
        .mapToObj(
            i ->
                new ObservedPod(
                    "pod-" + i,
                    Optional.of(readySince).filter(since -> readyPods > i),
                    i < reachablePods,
                    digests,
                    Optional.ofNullable(i >= readyPods ? unschedulableReason : null),
                    Optional.ofNullable(i == 0 ? podFailure : null)))
        .toList();
  }

  private HasMetadata withStatus(HasMetadata object) {
    if (!(object instanceof Deployment deployment)) return object;
    int desiredReplicas = deployment.getSpec().getReplicas();
    int readyPods = readyReplicas.apply(desiredReplicas);
    boolean available = readyPods >= desiredReplicas;
    return new DeploymentBuilder(deployment)
        .editMetadata()
        .withGeneration(1L)
        .endMetadata()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withReplicas(desiredReplicas)
        .withUpdatedReplicas(rolling ? 0 : desiredReplicas)
        .withReadyReplicas(readyPods)
        .withAvailableReplicas(readyPods)
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
