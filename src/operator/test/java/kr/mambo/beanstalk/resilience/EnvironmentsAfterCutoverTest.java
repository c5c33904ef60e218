package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of the environments while the pods serve. */
class EnvironmentsAfterCutoverTest {
  private static void run(String name, Consumer<SimulatedCluster> play) {
    var group =
        """
        cnamePrefix: %s
        loadBalancer: {type: Network}
        scaling: {min: 2, max: 4}
        replacement: BlueGreen
        """
            .formatted(name);
    CutoverFixture.run(name, group, play);
  }

  /** While Beanstalk swaps, neither environment is Ready, and both answer. */
  @Test
  void aReplacementMovesNeitherTheNameNorTheTraffic() {
    run(
        "replaced",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Both", "");
          cutover.until(
              "pods beside",
              () -> Integer.valueOf(2).equals(cutover.kubernetesStatus().readyReplicas()));
          var host = cutover.serviceHost();

          cluster.patch(SampleEnvironment.NAME, "spec: {loadBalancer: {type: Classic}}");
          cluster.converge();

          assertThat(cluster.status(SampleEnvironment.NAME).environmentName())
              .isEqualTo(SampleEnvironment.NAME + "-b");
          assertThat(cutover.objects().countEnvironments()).isEqualTo(1);
          assertThat(cutover.serviceHost()).isEqualTo(host);
          cutover.assertAnswered("after the replacement");
          assertThat(cutover.kubernetesStatus().serving())
              .isEqualTo(CutoverFixture.SERVING_BEANSTALK);
        });
  }

  @Test
  void bothEnvironmentsAreTerminatedWhereOneIsJustReplacedAndThePodsServe() {
    run(
        "two-left",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Kubernetes", ", beanstalkAfterCutover: {action: Terminate}");
          cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
          cluster.patch(SampleEnvironment.NAME, "spec: {loadBalancer: {type: Classic}}");
          cutover.until("two", () -> cutover.objects().countEnvironments() == 2);
          cluster.advance(Duration.ofMinutes(10));

          cutover.until("none", () -> cutover.objects().countEnvironments() == 0);
          assertThat(cutover.kubernetesStatus().serving())
              .isEqualTo(CutoverFixture.SERVING_KUBERNETES);
        });
  }
}
