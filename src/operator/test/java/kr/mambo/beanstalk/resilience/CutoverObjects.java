package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.Labels;
import org.jspecify.annotations.Nullable;

/** What is there on both sides of a cutover: objects in the cluster, environments at Beanstalk. */
final class CutoverObjects {
  private final SimulatedCluster cluster;

  CutoverObjects(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /** Whether Services and Deployment have our label. */
  boolean isLabeled() {
    return labeledObjects().stream()
        .allMatch(object -> object.getMetadata().getLabels().containsKey(Labels.MANAGED_BY));
  }

  List<HasMetadata> labeledObjects() {
    var all = new ArrayList<HasMetadata>(listServices());
    findDeployment().ifPresent(all::add);
    return all;
  }

  Optional<Deployment> findDeployment() {
    return Optional.ofNullable(
        cluster
            .harness()
            .adminClient()
            .apps()
            .deployments()
            .inNamespace(cluster.namespace())
            .withName(SampleEnvironment.NAME)
            .get());
  }

  List<Service> listServices() {
    return cluster
        .harness()
        .adminClient()
        .services()
        .inNamespace(cluster.namespace())
        .list()
        .getItems();
  }

  /** Names and uids. */
  List<String> listPods() {
    return cluster
        .harness()
        .adminClient()
        .pods()
        .inNamespace(cluster.namespace())
        .list()
        .getItems()
        .stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName() + metadata.getUid())
        .toList();
  }

  /** Environments that are not terminated. */
  long countEnvironments() {
    return EmulatorSnapshot.of(cluster.emulator()).environments().stream()
        .filter(e -> !"Terminated".equals(e.get("status")))
        .count();
  }

  /** Environments in a state. */
  long countEnvironments(String status) {
    return EmulatorSnapshot.of(cluster.emulator()).environments().stream()
        .filter(e -> status.equals(e.get("status")))
        .count();
  }

  /** Instances of the environment that is Ready; 0 where none is. */
  int countInstances() {
    int count = 0;
    for (Map<String, @Nullable Object> one :
        EmulatorSnapshot.of(cluster.emulator()).environments()) {
      if ("Ready".equals(one.get("status")))
        count += EmulatorSnapshot.list(one, "instances").size();
    }
    return count;
  }
}
