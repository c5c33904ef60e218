package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/**
 * What is applied to the cluster on the way: how many pods, from which inputs, under whose names.
 */
class CutoverManifestsTest {
  private static final Duration SOAK = Duration.ofMinutes(10);

  @Test
  void inBothThePodsComeUpAndNoTrafficMoves() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_BOTH)
            .converge()
            .advance(SOAK.multipliedBy(3));

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
    assertThat(simulation.kubernetes().readyReplicas()).isEqualTo(1);
    assertThat(simulation.kubernetes().version())
        .isEqualTo(requireNonNull(simulation.status().version()).deployed());
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True Deployed");
  }

  @Test
  void thereAreAsManyPodsAsInstancesThroughTheSoakAndNoLonger() {
    var scaled =
        "{placement: Kubernetes, kubernetes: {}, scaling: {min: 1, max: 2, targetCPUUtilization: 50}}";
    var simulation = CutoverSimulation.withEnvironment().instances(3).spec(scaled).converge();
    assertThat(autoscalerBounds(simulation)).containsExactly(3, 3);

    simulation.cluster.readyReplicas(wanted -> 2);
    assertThat(simulation.advance(SOAK).cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.PodsStarting);

    simulation.cluster.readyReplicas(wanted -> 3);
    var deployment = (Deployment) simulation.cluster.get(FakeCluster.DEPLOYMENT);
    simulation.cluster.overwrite(deployment.edit().editSpec().withReplicas(3).endSpec().build());
    simulation.converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(autoscalerBounds(simulation)).containsExactly(3, 3);

    assertThat(autoscalerBounds(simulation.advance(SOAK))).containsExactly(1, 2);
  }

  private static Integer[] autoscalerBounds(CutoverSimulation simulation) {
    var spec =
        ((HorizontalPodAutoscaler)
                simulation.cluster.get(new ObjectKey("HorizontalPodAutoscaler", "mambo-py")))
            .getSpec();
    return new Integer[] {spec.getMinReplicas(), spec.getMaxReplicas()};
  }

  @Test
  void whatAnAutoscalerChoseIsNotOverwritten() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec("{placement: Both, kubernetes: {}, scaling: {min: 2, targetCPUUtilization: 50}}");
    simulation.converge();
    var deployment = (Deployment) simulation.cluster.get(FakeCluster.DEPLOYMENT);
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    simulation.cluster.overwrite(deployment.edit().editSpec().withReplicas(4).endSpec().build());

    simulation.spec(
        "{placement: Both, kubernetes: {}, terminationGracePeriodSeconds: 5, scaling: {min: 2, targetCPUUtilization: 50}}");
    simulation.converge();

    var after = (Deployment) simulation.cluster.get(FakeCluster.DEPLOYMENT);
    assertThat(after.getSpec().getReplicas()).isEqualTo(4);
    assertThat(after.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
        .isEqualTo(5);
  }

  @Test
  void aNameThatIsTakenIsNeverTakenOver() {
    var simulation = CutoverSimulation.withEnvironment();
    simulation.cluster.foreign(FakeCluster.DEPLOYMENT);
    simulation.spec(CutoverSimulation.SPEC_BOTH).converge();

    assertThat(simulation.cluster.keys()).isEmpty();
    assertThat(simulation.decision().message()).contains("Deployment/mambo-py already exists");
    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("False ObjectExists");
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True Deployed");
  }

  @Test
  void aServiceAccountOfItsUserIsUsedAsItIs() {
    var simulation = CutoverSimulation.withEnvironment();
    simulation.cluster.foreign(new ObjectKey("ServiceAccount", "team"));
    simulation.spec("{placement: Both, kubernetes: {serviceAccountName: team}}").converge();

    assertThat(simulation.cluster.keys())
        .contains(FakeCluster.DEPLOYMENT)
        .noneMatch(key -> key.kind().equals("ServiceAccount"));
  }

  @Test
  void aNewKeyOfDigestsAloneMakesNoNewPods() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_BOTH).converge();
    var before = simulation.cluster.get(FakeCluster.DEPLOYMENT);

    simulation.rotateDigestKey().converge();

    assertThat(simulation.cluster.get(FakeCluster.DEPLOYMENT)).isEqualTo(before);
    assertThat(requireNonNull(simulation.kubernetes().inputs()).keyId()).isEqualTo("k2");
  }

  @Test
  void changedInputsAreTakenOnceTheyAreStill() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_BOTH).converge();
    var before = simulation.cluster.get(FakeCluster.DEPLOYMENT);
    var inputs = simulation.kubernetes().inputs();

    simulation
        .debouncing(true)
        .spec("{terminationGracePeriodSeconds: 7, " + CutoverSimulation.SPEC_BOTH.substring(1));
    simulation.converge();
    assertThat(simulation.cluster.get(FakeCluster.DEPLOYMENT)).isEqualTo(before);
    assertThat(simulation.kubernetes().inputs()).isEqualTo(inputs);

    simulation.debouncing(false).converge();
    assertThat(simulation.cluster.get(FakeCluster.DEPLOYMENT)).isNotEqualTo(before);
  }
}
