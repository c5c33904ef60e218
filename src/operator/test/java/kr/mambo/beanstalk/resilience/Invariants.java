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
import kr.mambo.beanstalk.emulator.fault.Journal.Entry;
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
  private final World world;
  private final Set<String> quiet = new HashSet<>();

  Invariants(World world) {
    this.world = world;
  }

  /** Remembers who may not be written about in the next step. */
  void before() {
    world.emulator().journal().clear();
    quiet.clear();
    for (var resource : resources()) {
      boolean observed = resource.getSpec().managementMode() == ManagementMode.Observe;
      if (resource.getSpec().suspend() || observed) quiet.add(resource.getMetadata().getName());
    }
  }

  void check(Supplier<String> story) {
    var written =
        world.emulator().journal().entries().stream()
            .filter(e -> e.mutating() && e.error().isEmpty())
            .filter(e -> e.caller().endsWith("/eb-operator"))
            .toList();
    for (var name : quiet) assertThat(about(written, name)).as(story.get()).isEmpty();
    assertThat(
            about(written, Others.FOREIGN).stream().filter(e -> OPERATIONS.contains(e.operation())))
        .as(story.get())
        .isEmpty();
    for (var resource : resources()) {
      var name = resource.getMetadata().getName();
      assertThat(about(written, name).stream().filter(e -> OPERATIONS.contains(e.operation())))
          .as(() -> "one operation at a time: " + name + "\n" + story.get())
          .hasSizeLessThanOrEqualTo(1);
      status(resource, story);
    }
    others(story);
    assertThat(deploying()).as(story.get()).isLessThanOrEqualTo(10);
    assertThat(world.troubles()).as(story.get()).isEmpty();
  }

  private static List<Entry> about(List<Entry> written, String name) {
    return written.stream()
        .filter(e -> e.resource().contains("/" + name + "/") || e.resource().endsWith("/" + name))
        .toList();
  }

  private static void status(EbEnvironment resource, Supplier<String> story) {
    var status = resource.getStatus();
    if (status == null) return;
    boolean both = is(status, "Reconciling") && is(status, "Stalled");
    assertThat(both).as(() -> status + "\n" + story.get()).isFalse();
    assertThat(status.observedGeneration())
        .as(story.get())
        .isLessThanOrEqualTo(resource.getMetadata().getGeneration());
  }

  private static boolean is(@Nullable EbEnvironmentStatus status, String type) {
    return status != null
        && status.conditions().stream()
            .anyMatch(c -> c.type().equals(type) && c.status() == ConditionStatus.True);
  }

  private void others(Supplier<String> story) {
    var versions =
        AtBeanstalk.of(world.emulator()).applications().stream()
            .filter(a -> Others.APPLICATION.equals(a.get("name")))
            .map(a -> String.valueOf(a.get("versions")));
    assertThat(versions).as(story.get()).singleElement().asString().contains(Others.VERSION);
    assertThat(AtBeanstalk.of(world.emulator()).environments())
        .as(story.get())
        .anyMatch(
            e -> Others.FOREIGN.equals(e.get("name")) && !"Terminated".equals(e.get("status")));
  }

  private long deploying() {
    return resources().stream()
        .map(EbEnvironment::getStatus)
        .filter(s -> s != null && s.operation() != null)
        .filter(s -> s.operation() != null && DEPLOYMENTS.contains(s.operation().kind()))
        .count();
  }

  /**
   * After all is over: everything runs or says what is in the way, and nothing is written any more.
   */
  void converged(Supplier<String> story) {
    for (var resource : resources()) {
      var status = resource.getStatus();
      assertThat(is(status, "Ready") || is(status, "Stalled"))
          .as(() -> Serialization.asYaml(status) + "\n" + story.get())
          .isTrue();
    }
    assertThat(texts()).as(story.get()).doesNotContain(Samples.TOKEN);
    int writes = world.theatre().points().writes();
    for (int i = 0; i < 60; i++) world.go(Duration.ofMinutes(1));
    assertThat(world.theatre().points().writes()).as(story.get()).isEqualTo(writes);
  }

  /** All that anybody may read of statuses and events. */
  private String texts() {
    var admin = world.theatre().admin();
    return Serialization.asJson(resources())
        + Serialization.asJson(
            admin.v1().events().inNamespace(world.namespace()).list().getItems());
  }

  private List<EbEnvironment> resources() {
    return world
        .theatre()
        .admin()
        .resources(EbEnvironment.class)
        .inNamespace(world.namespace())
        .list()
        .getItems();
  }
}
