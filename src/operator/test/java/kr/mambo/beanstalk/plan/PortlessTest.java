package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.EnvironmentState;
import org.junit.jupiter.api.Test;

/** A workload that nobody calls has no Service to be switched, and comes across all the same. */
class PortlessTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final String WORKER =
      """
      {loadBalancer: {type: None}, containers: [{name: app, image: 'worker:1'}],
       placement: %s, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}
      """;

  private static Walk beside() {
    return Walk.beside().spec(WORKER.formatted("Both")).settle();
  }

  @Test
  void thePodsTakeOverAfterTheSoakAndTheEnvironmentGoes() {
    var walk = beside().spec(WORKER.formatted("Kubernetes")).settle();
    assertThat(walk.cluster.keys()).doesNotContain(FakeCluster.FRONT);
    assertThat(walk.kubernetes().serving()).isNotEqualTo("Kubernetes");

    walk.after(SOAK);
    assertThat(walk.kubernetes().serving()).isEqualTo("Kubernetes");

    walk.after(SOAK.plus(Duration.ofMinutes(5)));
    assertThat(walk.given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);
  }

  @Test
  void onTheWayBackThePodsStayUntilTheEnvironmentCanWork() {
    var walk = beside().spec(WORKER.formatted("Kubernetes")).settle().after(SOAK);

    walk.spec(WORKER.formatted("Beanstalk")).settle();
    assertThat(walk.kubernetes().serving()).isEqualTo("Beanstalk");
    assertThat(walk.cluster.keys()).as("for the soak").contains(FakeCluster.DEPLOYMENT);

    walk.after(SOAK.plus(Duration.ofMinutes(6)));
    assertThat(walk.cluster.keys()).doesNotContain(FakeCluster.DEPLOYMENT);
  }

  @Test
  void whatHoldsAServiceHoldsItToo() {
    var held =
        WORKER.formatted("Kubernetes").replace("{loadBalancer", "{suspend: true, loadBalancer");
    var walk = beside().spec(held).settle().after(SOAK.multipliedBy(2));

    assertThat(walk.kubernetes().serving()).isNotEqualTo("Kubernetes");
  }

  @Test
  void whereSpecKubernetesIsGonePodsWorkUntilThereIsAnEnvironmentAgain() {
    var walk = beside().spec(WORKER.formatted("Kubernetes")).settle().after(SOAK);
    walk.after(SOAK.multipliedBy(9));
    assertThat(walk.given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);

    walk.spec("{loadBalancer: {type: None}, containers: [{name: app, image: 'worker:1'}]}");
    walk.pass(true);
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    walk.settle().after(SOAK.multipliedBy(2));
    assertThat(walk.cluster.keys()).isEmpty();
  }
}
