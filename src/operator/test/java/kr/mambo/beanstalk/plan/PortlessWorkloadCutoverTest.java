package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.EnvironmentState;
import org.junit.jupiter.api.Test;

/** A workload that nobody calls has no Service to be switched, and comes across all the same. */
class PortlessWorkloadCutoverTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final String SPEC_WORKER =
      """
      {loadBalancer: {type: None}, containers: [{name: app, image: 'worker:1'}],
       placement: %s, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}
      """;

  private static CutoverSimulation startInBoth() {
    return CutoverSimulation.withEnvironment().spec(SPEC_WORKER.formatted("Both")).converge();
  }

  @Test
  void thePodsTakeOverAfterTheSoakAndTheEnvironmentGoes() {
    var simulation = startInBoth().spec(SPEC_WORKER.formatted("Kubernetes")).converge();
    assertThat(simulation.cluster.keys()).doesNotContain(FakeCluster.SERVICE);
    assertThat(simulation.kubernetes().serving()).isNotEqualTo("Kubernetes");

    simulation.advance(SOAK);
    assertThat(simulation.kubernetes().serving()).isEqualTo("Kubernetes");

    simulation.advance(SOAK.plus(Duration.ofMinutes(5)));
    assertThat(simulation.given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);
  }

  @Test
  void onTheWayBackThePodsStayUntilTheEnvironmentCanWork() {
    var simulation =
        startInBoth().spec(SPEC_WORKER.formatted("Kubernetes")).converge().advance(SOAK);

    simulation.spec(SPEC_WORKER.formatted("Beanstalk")).converge();
    assertThat(simulation.kubernetes().serving()).isEqualTo("Beanstalk");
    assertThat(simulation.cluster.keys()).as("for the soak").contains(FakeCluster.DEPLOYMENT);

    simulation.advance(SOAK.plus(Duration.ofMinutes(6)));
    assertThat(simulation.cluster.keys()).doesNotContain(FakeCluster.DEPLOYMENT);
  }

  @Test
  void whatHoldsAServiceHoldsItToo() {
    var held =
        SPEC_WORKER
            .formatted("Kubernetes")
            .replace("{loadBalancer", "{suspend: true, loadBalancer");
    var simulation = startInBoth().spec(held).converge().advance(SOAK.multipliedBy(2));

    assertThat(simulation.kubernetes().serving()).isNotEqualTo("Kubernetes");
  }

  @Test
  void whereSpecKubernetesIsGonePodsWorkUntilThereIsAnEnvironmentAgain() {
    var simulation =
        startInBoth().spec(SPEC_WORKER.formatted("Kubernetes")).converge().advance(SOAK);
    simulation.advance(SOAK.multipliedBy(9));
    assertThat(simulation.given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);

    simulation.spec("{loadBalancer: {type: None}, containers: [{name: app, image: 'worker:1'}]}");
    simulation.runPass(true);
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    simulation.converge().advance(SOAK.multipliedBy(2));
    assertThat(simulation.cluster.keys()).isEmpty();
  }
}
