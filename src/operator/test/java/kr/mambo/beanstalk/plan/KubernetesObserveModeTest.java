package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** {@code managementMode: Observe} on the Kubernetes side: nothing is written to the cluster. */
class KubernetesObserveModeTest {
  private static final String OBSERVE =
      "{managementMode: Observe, placement: Both, kubernetes: {soakSeconds: 600}}";

  @Test
  void manifestsAreNotAppliedAndTheDecisionSaysWhatWouldBe() {
    var simulation = CutoverSimulation.withEnvironment().spec(OBSERVE).converge();

    assertThat(simulation.cluster.keys()).doesNotContain(FakeCluster.DEPLOYMENT);
    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.Paused.class);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.Observing);
    assertThat(simulation.decision().message())
        .startsWith("Skipped because spec.managementMode is Observe: ");
  }

  @Test
  void whatIsThereStays() {
    var simulation = CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_BOTH);
    simulation.converge().spec(OBSERVE).converge();
    var before = simulation.cluster.keys();

    simulation.spec("{managementMode: Observe}").converge();

    assertThat(before).contains(FakeCluster.DEPLOYMENT);
    assertThat(simulation.cluster.keys()).isEqualTo(before);
    assertThat(simulation.decision().isWrite()).isFalse();
  }
}
