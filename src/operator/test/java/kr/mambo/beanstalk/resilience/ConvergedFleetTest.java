package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.emulator.fault.CallJournal.Entry;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/** What is as its users want it costs nothing, whatever they want. */
class ConvergedFleetTest {
  private static final List<String> FLEET =
      List.of(
          "deletionPolicy: Delete",
          "managementMode: Observe",
          "suspend: true",
          "driftPolicy: Report",
          "tags: {team: web}",
          "options: [{namespace: 'aws:autoscaling:asg', name: Cooldown, value: '400'}]",
          "versions: {keep: 2}",
          "adoption: ByName");

  @Test
  void anHourOfAConvergedFleetWritesNothingAndReadsLittle() {
    try (var harness = new CrashHarness("quiet", new Scenario(w -> {}, w -> {}))) {
      var cluster = harness.cluster();
      cluster.applySecret("token", Map.of("value", SampleEnvironment.TOKEN));
      for (int i = 0; i < FLEET.size(); i++)
        SampleEnvironment.apply(cluster, "quiet-" + i, FLEET.get(i));
      cluster.converge();
      cluster.patch("quiet-6", "spec: {suspend: true}");
      cluster.patch("quiet-7", "spec: {managementMode: Observe}");
      cluster.converge();
      // The first look after the last write may still read what it keeps from then on.
      cluster.advance(Duration.ofMinutes(11));
      cluster.emulator().callJournal().clear();
      int writes = harness.crashPoints().writeCount();
      var versions = resourceVersions(cluster);

      for (int second = 0; second < 3600; second += 10) cluster.advance(Duration.ofSeconds(10));

      assertThat(cluster.emulator().callJournal().entries()).noneMatch(Entry::mutating);
      assertThat(harness.crashPoints().writeCount()).isEqualTo(writes);
      assertThat(resourceVersions(cluster)).isEqualTo(versions);
      var reads = new TreeMap<String, Long>();
      cluster
          .emulator()
          .callJournal()
          .counts()
          .forEach((action, count) -> reads.put(action, count.calls()));
      System.out.println("an hour of " + FLEET.size() + " environments reads " + reads);
      // One for all environments each minute; the rest at most each ten minutes for each.
      assertThat(reads.remove("elasticbeanstalk:DescribeEnvironments")).isLessThanOrEqualTo(61);
      assertThat(reads.values()).allMatch(calls -> calls <= 7L * FLEET.size());
    }
  }

  private static Map<String, String> resourceVersions(SimulatedCluster cluster) {
    var admin = cluster.harness().adminClient();
    var all = new TreeMap<String, String>();
    Stream.<HasMetadata>concat(
            admin.secrets().inNamespace(cluster.namespace()).list().getItems().stream(),
            Stream.concat(
                admin.v1().events().inNamespace(cluster.namespace()).list().getItems().stream(),
                admin
                    .resources(EbEnvironment.class)
                    .inNamespace(cluster.namespace())
                    .list()
                    .getItems()
                    .stream()))
        .forEach(
            found ->
                all.put(
                    found.getKind() + "/" + found.getMetadata().getName(),
                    found.getMetadata().getResourceVersion()));
    return all;
  }
}
