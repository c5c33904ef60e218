package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** The Service or the environment behind it is gone, and nobody asked for it. */
class UnexpectedDeletionTest {
  private static final Duration SOAK = Duration.ofMinutes(10);

  @Test
  void aServiceOnThePodsThatSomebodyRemovedLeadsThereAgain() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);

    simulation.cluster.remove(FakeCluster.SERVICE);
    simulation.runPass(true);

    assertThat(simulation.cluster.serviceHost())
        .as("at once, with no soak")
        .contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.kubernetes().serving()).isEqualTo("Kubernetes");
  }

  @Test
  void onTheWayBackItIsMadeWhereItWasAndThenGoes() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK);
    simulation.cluster.remove(FakeCluster.SERVICE);

    simulation.spec(CutoverSimulation.SPEC_BOTH).converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
  }

  @Test
  void whereSpecKubernetesIsGoneTooNothingIsMadeAgain() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK);
    simulation.cluster.remove(FakeCluster.SERVICE);

    simulation.spec("").converge().advance(Duration.ofMinutes(16));

    assertThat(simulation.cluster.keys()).isEmpty();
  }

  /** Another customer may take the name. */
  @Test
  void noServiceLeadsToAnEnvironmentThatIsGone() {
    var simulation = CutoverSimulation.withEnvironment().spec("kubernetes: {}").converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);

    simulation.removeEnvironment().runPass(true);
    assertThat(simulation.cluster.keys()).isEmpty();

    simulation.converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
  }

  @Test
  void neitherDoesOneThatWasAboutToBeSwitchedToThePods() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .blocked()
            .converge();

    simulation.removeEnvironment().converge();

    assertThat(simulation.cluster.serviceHost()).isEmpty();
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void podsThatHoldTakeOverFromOneThatIsTerminatedAtOnceByTheOneWrite() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES).converge();

    simulation.live("lifecycle", Lifecycle.Terminating).converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.decisionLog).noneMatch(told -> told.startsWith("Prune"));
  }

  @Test
  void aHostNameOfNoEnvironmentOfTheAccountIsNotLedTo() {
    var simulation = CutoverSimulation.withEnvironment().spec("kubernetes: {}").converge();

    simulation.live("id", "e-another000").live("cname", "other.elasticbeanstalk.com").runPass(true);

    assertThat(simulation.cluster.serviceHost()).isEmpty();
  }

  @Test
  void noEnvironmentIsTerminatedWhilePodsFail() {
    var target =
        "{placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}";
    var simulation = CutoverSimulation.withEnvironment().spec(target).converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    simulation.cluster.readyReplicas(wanted -> 0).podFailure("container app: CrashLoopBackOff");

    simulation.advance(SOAK.multipliedBy(9));
    assertThat(simulation.given().observation().environment())
        .isInstanceOf(EnvironmentState.Present.class);

    simulation.cluster.readyReplicas(wanted -> wanted).podFailure(null);
    assertThat(simulation.converge().given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);
  }

  /** The environment's end comes due in the very pass in which pods are seen to fail. */
  @Test
  void nothingIsDoneToTheEnvironmentThatTheServiceGoesBackTo() {
    var target =
        "{placement: Kubernetes, kubernetes: {onFailedCutover: Back, beanstalkAfterCutover: {action: ScaleDown}}}";
    var simulation = CutoverSimulation.withEnvironment().spec(target).converge().advance(SOAK);
    simulation.cluster.readyReplicas(wanted -> 0).podFailure("container app: CrashLoopBackOff");

    simulation.advance(SOAK.plus(Duration.ofMinutes(5)));

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.beanstalkDecisions)
        .filteredOn(decision -> decision.reason() == Reason.CutoverFailed)
        .singleElement()
        .isInstanceOf(BeanstalkDecision.Wait.class);
  }
}
