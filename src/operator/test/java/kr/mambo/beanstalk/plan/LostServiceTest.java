package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** The Service or the environment behind it is gone, and nobody asked for it. */
class LostServiceTest {
  private static final Duration SOAK = Duration.ofMinutes(10);

  @Test
  void aServiceOnThePodsThatSomebodyRemovedLeadsThereAgain() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.PODS);

    walk.cluster.remove(FakeCluster.FRONT);
    walk.pass(true);

    assertThat(walk.cluster.host()).as("at once, with no soak").contains(Walk.PODS);
    assertThat(walk.kubernetes().serving()).isEqualTo("Kubernetes");
  }

  @Test
  void onTheWayBackItIsMadeWhereItWasAndThenGoes() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK);
    walk.cluster.remove(FakeCluster.FRONT);

    walk.spec(Walk.BOTH).settle();

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
  }

  @Test
  void whereSpecKubernetesIsGoneTooNothingIsMadeAgain() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK);
    walk.cluster.remove(FakeCluster.FRONT);

    walk.spec("").settle().after(Duration.ofMinutes(16));

    assertThat(walk.cluster.keys()).isEmpty();
  }

  /** Another customer may take the name. */
  @Test
  void noServiceLeadsToAnEnvironmentThatIsGone() {
    var walk = Walk.beside().spec("kubernetes: {}").settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);

    walk.gone().pass(true);
    assertThat(walk.cluster.keys()).isEmpty();

    walk.settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
  }

  @Test
  void neitherDoesOneThatWasAboutToBeSwitchedToThePods() {
    var walk = Walk.beside().spec(Walk.ACROSS).blocked().settle();

    walk.gone().settle();

    assertThat(walk.cluster.host()).isEmpty();
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void podsThatHoldTakeOverFromOneThatIsTerminatedAtOnceByTheOneWrite() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle();

    walk.live("lifecycle", Lifecycle.Terminating).settle();

    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(walk.told).noneMatch(told -> told.startsWith("Prune"));
  }

  @Test
  void aHostNameOfNoEnvironmentOfTheAccountIsNotLedTo() {
    var walk = Walk.beside().spec("kubernetes: {}").settle();

    walk.live("id", "e-another000").live("cname", "other.elasticbeanstalk.com").pass(true);

    assertThat(walk.cluster.host()).isEmpty();
  }

  @Test
  void noEnvironmentIsTerminatedWhilePodsFail() {
    var target =
        "{placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}";
    var walk = Walk.beside().spec(target).settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.PODS);
    walk.cluster.nodes(wanted -> 0).trouble("container app: CrashLoopBackOff");

    walk.after(SOAK.multipliedBy(9));
    assertThat(walk.given().observation().environment())
        .isInstanceOf(EnvironmentState.Present.class);

    walk.cluster.nodes(wanted -> wanted).trouble(null);
    assertThat(walk.settle().given().observation().environment())
        .isInstanceOf(EnvironmentState.Absent.class);
  }

  /** The environment's end comes due in the very pass in which pods are seen to fail. */
  @Test
  void nothingIsDoneToTheEnvironmentThatTheServiceGoesBackTo() {
    var target =
        "{placement: Kubernetes, kubernetes: {onFailedCutover: Back, beanstalkAfterCutover: {action: ScaleDown}}}";
    var walk = Walk.beside().spec(target).settle().after(SOAK);
    walk.cluster.nodes(wanted -> 0).trouble("container app: CrashLoopBackOff");

    walk.after(SOAK.plus(Duration.ofMinutes(5)));

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decided)
        .filteredOn(decision -> decision.reason() == Reason.CutoverFailed)
        .singleElement()
        .isInstanceOf(BeanstalkDecision.Wait.class);
  }
}
