package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import org.junit.jupiter.api.Test;

/** From Beanstalk to Kubernetes: gradual, and never without an answer. */
class WayAcrossTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration MORE = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static Walk acrossTheSwitch(String spec) {
    var walk = Walk.beside().spec(spec).settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.PODS);
    return walk;
  }

  @Test
  void withoutSpecKubernetesTheClusterIsNotTouched() {
    var walk = Walk.beside().settle();

    assertThat(walk.cluster.keys()).isEmpty();
    assertThat(walk.status().kubernetes()).isNull();
    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("none");
  }

  @Test
  void fromTheFirstDayCallersHaveOneName() {
    var walk = Walk.beside().spec("kubernetes: {}").settle();

    assertThat(walk.cluster.keys()).containsExactly(FakeCluster.FRONT);
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.kubernetes().serving()).isEqualTo("Beanstalk");
    assertThat(walk.kubernetes().targets()).containsExactly(Walk.CNAME);
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True Deployed");
    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }

  /** The API server refuses a status in which an object became empty. */
  @Test
  void whatIsRememberedIsNeverNothing() {
    var walk = Walk.beside().spec("kubernetes: {}");
    walk.live(
        new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "Nobody has answered yet"));

    walk.pass(true);

    assertThat(Serialization.asJson(walk.kubernetes())).isNotEqualTo("{}");
  }

  @Test
  void thereIsNoNameBeforeTheEnvironmentIsReady() {
    var walk = Walk.beside().live("lifecycle", Lifecycle.Launching).spec("kubernetes: {}").settle();

    assertThat(walk.cluster.keys()).isEmpty();
  }

  @Test
  void inBothThePodsComeUpAndNoTrafficMoves() {
    var walk = Walk.beside().spec(Walk.BOTH).settle().after(SOAK.multipliedBy(3));

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
    assertThat(walk.kubernetes().readyReplicas()).isEqualTo(1);
    assertThat(walk.kubernetes().version())
        .isEqualTo(requireNonNull(walk.status().version()).deployed());
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True Deployed");
  }

  @Test
  void thereAreAsManyPodsAsInstancesThroughTheSoakAndNoLonger() {
    var scaled =
        "{placement: Kubernetes, kubernetes: {}, scaling: {min: 1, max: 2, targetCPUUtilization: 50}}";
    var walk = Walk.beside().instances(3).spec(scaled).settle();
    assertThat(autoscaler(walk)).containsExactly(3, 3);

    walk.cluster.nodes(wanted -> 2);
    assertThat(walk.after(SOAK).cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision().reason()).isEqualTo(Reason.PodsStarting);

    walk.cluster.nodes(wanted -> 3);
    var deployment = (Deployment) walk.cluster.get(FakeCluster.DEPLOYMENT);
    walk.cluster.tamper(deployment.edit().editSpec().withReplicas(3).endSpec().build());
    walk.settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(autoscaler(walk)).containsExactly(3, 3);

    assertThat(autoscaler(walk.after(SOAK))).containsExactly(1, 2);
  }

  private static Integer[] autoscaler(Walk walk) {
    var spec =
        ((HorizontalPodAutoscaler)
                walk.cluster.get(new ObjectKey("HorizontalPodAutoscaler", "mambo-py")))
            .getSpec();
    return new Integer[] {spec.getMinReplicas(), spec.getMaxReplicas()};
  }

  @Test
  void whatAnAutoscalerChoseIsNotOverwritten() {
    var walk =
        Walk.beside()
            .spec("{placement: Both, kubernetes: {}, scaling: {min: 2, targetCPUUtilization: 50}}");
    walk.settle();
    var deployment = (Deployment) walk.cluster.get(FakeCluster.DEPLOYMENT);
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    walk.cluster.tamper(deployment.edit().editSpec().withReplicas(4).endSpec().build());

    walk.spec(
        "{placement: Both, kubernetes: {}, terminationGracePeriodSeconds: 5, scaling: {min: 2, targetCPUUtilization: 50}}");
    walk.settle();

    var after = (Deployment) walk.cluster.get(FakeCluster.DEPLOYMENT);
    assertThat(after.getSpec().getReplicas()).isEqualTo(4);
    assertThat(after.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
        .isEqualTo(5);
  }

  @Test
  void anEnvironmentThatRunsSomethingElseHoldsTheSwitch() {
    var walk =
        Walk.beside()
            .live("versionLabel", "v-other")
            .spec("{placement: Kubernetes, kubernetes: {}, driftPolicy: Report}");

    assertThat(walk.settle().after(SOAK).cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision().reason()).isEqualTo(Reason.VersionsDiffer);
  }

  @Test
  void podsWithAnotherImageThanTheResolvedOneHoldTheSwitch() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle();
    walk.cluster.digests(Map.of("app", "sha256:b"));
    walk.pass(true);
    walk.given().status("images: [{container: app, image: 'mambo/py:1', digest: 'sha256:a'}]");
    walk.pass(false);

    assertThat(walk.decision().reason()).isEqualTo(Reason.VersionsDiffer);
    assertThat(walk.kubernetes().images().getFirst().digest()).isEqualTo("sha256:b");
  }

  @Test
  void blockersRefuseTheSwitchAndNotThePods() {
    var walk = Walk.beside().blocked().spec(Walk.ACROSS).settle().after(SOAK);

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.Refuse.class);
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("False Blocked");
    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }

  @Test
  void aNameThatIsTakenIsNeverTakenOver() {
    var walk = Walk.beside();
    walk.cluster.foreign(FakeCluster.DEPLOYMENT);
    walk.spec(Walk.BOTH).settle();

    assertThat(walk.cluster.keys()).isEmpty();
    assertThat(walk.decision().message()).contains("Deployment/mambo-py exists");
    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("False ObjectExists");
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True Deployed");
  }

  @Test
  void aServiceAccountOfItsUserIsUsedAsItIs() {
    var walk = Walk.beside();
    walk.cluster.foreign(new ObjectKey("ServiceAccount", "team"));
    walk.spec("{placement: Both, kubernetes: {serviceAccountName: team}}").settle();

    assertThat(walk.cluster.keys())
        .contains(FakeCluster.DEPLOYMENT)
        .noneMatch(key -> key.kind().equals("ServiceAccount"));
  }

  @Test
  void theEnvironmentIsKeptForTheSoakAndFiveMinutesThenTerminated() {
    var walk =
        acrossTheSwitch(
            "{placement: Kubernetes, kubernetes: {soakSeconds: 600, beanstalkAfterCutover: {action: Terminate}}}");

    walk.after(SOAK.plus(MORE).minus(MOMENT));
    assertThat(walk.status().lifecycle()).isEqualTo("Ready");
    assertThat(walk.kubernetes().targets()).containsExactly(Walk.CNAME);

    walk.after(MOMENT);
    assertThat(walk.status().lifecycle()).isNull();
    assertThat(walk.kubernetes().targets()).isEmpty();
    assertThat(walk.status().url()).isNull();
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void keptMeansKept() {
    var walk = acrossTheSwitch(Walk.ACROSS).after(Duration.ofDays(90));

    assertThat(walk.status().lifecycle()).isEqualTo("Ready");
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void fromTheVeryFirstOnKubernetesNoEnvironmentIsMade() {
    var walk = Walk.alone().spec(Walk.ACROSS);
    walk.cluster.nodes(wanted -> 0);
    walk.settle();
    assertThat(walk.cluster.host()).as("nothing answers yet").isEmpty();

    walk.cluster.nodes(wanted -> wanted);
    walk.settle();

    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(walk.status().environmentId()).isNull();
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void onlyTheOneServiceMovesAtTheSwitch() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle();
    var before = walk.cluster.view();

    walk.after(SOAK.minus(MOMENT)).given().now(ObservationFixture.NOW.plus(SOAK));
    walk.pass(true);

    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.SwitchService.class);
    assertThat(walk.cluster.view().owned())
        .filteredOn(o -> !o.key().equals(FakeCluster.FRONT))
        .isEqualTo(
            before.owned().stream().filter(o -> !o.key().equals(FakeCluster.FRONT)).toList());
    assertThat(walk.cluster.host()).isEqualTo(Optional.of(Walk.PODS));
  }

  @Test
  void aNewKeyOfDigestsAloneMakesNoNewPods() {
    var walk = Walk.beside().spec(Walk.BOTH).settle();
    var before = walk.cluster.get(FakeCluster.DEPLOYMENT);

    walk.newKey().settle();

    assertThat(walk.cluster.get(FakeCluster.DEPLOYMENT)).isEqualTo(before);
    assertThat(requireNonNull(walk.kubernetes().inputs()).keyId()).isEqualTo("k2");
  }

  @Test
  void changedInputsAreTakenOnceTheyAreStill() {
    var walk = Walk.beside().spec(Walk.BOTH).settle();
    var before = walk.cluster.get(FakeCluster.DEPLOYMENT);
    var inputs = walk.kubernetes().inputs();

    walk.settling(true).spec("{terminationGracePeriodSeconds: 7, " + Walk.BOTH.substring(1));
    walk.settle();
    assertThat(walk.cluster.get(FakeCluster.DEPLOYMENT)).isEqualTo(before);
    assertThat(walk.kubernetes().inputs()).isEqualTo(inputs);

    walk.settling(false).settle();
    assertThat(walk.cluster.get(FakeCluster.DEPLOYMENT)).isNotEqualTo(before);
  }

  @Test
  void anEnvironmentOfAnotherNameIsFollowed() {
    var walk = Walk.beside().spec("kubernetes: {}").settle();

    walk.live(Records.with(ObservationFixture.READY, "cname", "other.elasticbeanstalk.com"))
        .settle();

    assertThat(walk.cluster.host()).contains("other.elasticbeanstalk.com");
  }
}
