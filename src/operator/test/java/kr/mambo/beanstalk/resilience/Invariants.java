package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.emulator.fault.CallJournal.Entry;
import org.jspecify.annotations.Nullable;

/** What holds after every step, whatever happened. */
final class Invariants {
  private static final Set<String> OPERATIONS =
      Set.of(
          "CreateEnvironment",
          "UpdateEnvironment",
          "TerminateEnvironment",
          "SwapEnvironmentCNAMEs");

  private static final Set<String> DEPLOYMENTS =
      Set.of("Create", "Deploy", "Rollback", "UpdatePlatform");
  private final SimulatedCluster cluster;
  private final Set<String> unwritable = new HashSet<>();

  Invariants(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /** Remembers who may not be written about in the next step. */
  void startStep() {
    cluster.emulator().callJournal().clear();
    unwritable.clear();
    for (var resource : listResources()) {
      boolean observed = resource.getSpec().managementMode() == ManagementMode.Observe;
      if (resource.getSpec().suspend() || observed)
        unwritable.add(resource.getMetadata().getName());
    }
  }

  void check(Supplier<String> story) {
    var written =
        cluster.emulator().callJournal().entries().stream()
            .filter(e -> e.mutating() && e.error().isEmpty())
            .filter(e -> e.caller().endsWith("/eb-operator"))
            .toList();
    for (var name : unwritable) assertThat(entriesFor(written, name)).as(story.get()).isEmpty();
    assertThat(
            entriesFor(written, ForeignResources.ENVIRONMENT).stream()
                .filter(e -> OPERATIONS.contains(e.operation())))
        .as(story.get())
        .isEmpty();
    for (var resource : listResources()) {
      var name = resource.getMetadata().getName();
      assertThat(entriesFor(written, name).stream().filter(e -> OPERATIONS.contains(e.operation())))
          .as(() -> "one operation at a time: " + name + "\n" + story.get())
          .hasSizeLessThanOrEqualTo(1);
      checkStatus(resource, story);
    }
    checkForeignResources(story);
    assertThat(countDeploying()).as(story.get()).isLessThanOrEqualTo(10);
    assertThat(cluster.errors()).as(story.get()).isEmpty();
  }

  private static List<Entry> entriesFor(List<Entry> written, String name) {
    return written.stream()
        .filter(e -> e.resource().contains("/" + name + "/") || e.resource().endsWith("/" + name))
        .toList();
  }

  private static void checkStatus(EbEnvironment resource, Supplier<String> story) {
    var status = resource.getStatus();
    if (status == null) return;
    boolean both = isTrue(status, "Reconciling") && isTrue(status, "Stalled");
    assertThat(both).as(() -> status + "\n" + story.get()).isFalse();
    assertThat(status.observedGeneration())
        .as(story.get())
        .isLessThanOrEqualTo(resource.getMetadata().getGeneration());
  }

  private static boolean isTrue(@Nullable EbEnvironmentStatus status, String type) {
    return status != null
        && status.conditions().stream()
            .anyMatch(c -> c.type().equals(type) && c.status() == ConditionStatus.True);
  }

  private void checkForeignResources(Supplier<String> story) {
    var versions =
        EmulatorSnapshot.of(cluster.emulator()).applications().stream()
            .filter(a -> ForeignResources.APPLICATION.equals(a.get("name")))
            .map(a -> String.valueOf(a.get("versions")));
    assertThat(versions)
        .as(story.get())
        .singleElement()
        .asString()
        .contains(ForeignResources.VERSION);
    assertThat(EmulatorSnapshot.of(cluster.emulator()).environments())
        .as(story.get())
        .anyMatch(
            e ->
                ForeignResources.ENVIRONMENT.equals(e.get("name"))
                    && !"Terminated".equals(e.get("status")));
  }

  private long countDeploying() {
    return listResources().stream()
        .map(EbEnvironment::getStatus)
        .filter(s -> s != null && s.operation() != null)
        .filter(s -> s.operation() != null && DEPLOYMENTS.contains(s.operation().kind()))
        .count();
  }

  /**
   * After all is over: everything runs or says what is in the way, and nothing is written any more.
   */
  void checkConverged(Supplier<String> story) {
    for (var resource : listResources()) {
      var status = resource.getStatus();
      assertThat(isTrue(status, "Ready") || isTrue(status, "Stalled"))
          .as(() -> Serialization.asYaml(status) + "\n" + story.get())
          .isTrue();
    }
    assertThat(publicTexts()).as(story.get()).doesNotContain(SampleEnvironment.TOKEN);
    int writes = cluster.harness().crashPoints().writeCount();
    for (int i = 0; i < 60; i++) cluster.advance(Duration.ofMinutes(1));
    assertThat(cluster.harness().crashPoints().writeCount()).as(story.get()).isEqualTo(writes);
  }

  /** All that anybody may read of statuses and events. */
  private String publicTexts() {
    var admin = cluster.harness().adminClient();
    return Serialization.asJson(listResources())
        + Serialization.asJson(
            admin.v1().events().inNamespace(cluster.namespace()).list().getItems());
  }

  private List<EbEnvironment> listResources() {
    return cluster
        .harness()
        .adminClient()
        .resources(EbEnvironment.class)
        .inNamespace(cluster.namespace())
        .list()
        .getItems();
  }
}
