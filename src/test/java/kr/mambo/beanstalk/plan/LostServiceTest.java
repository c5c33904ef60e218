package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.Lifecycle;
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
}
