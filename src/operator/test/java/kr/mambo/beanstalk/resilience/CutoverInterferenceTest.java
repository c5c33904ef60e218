package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Test;

/** What others do to the objects that are made for a resource. */
class CutoverInterferenceTest {
  @Test
  void whatSomebodyChangesOfOursIsPutRightAndWhatIsTheirsStays() {
    CutoverFixture.run(
        "tampered",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Both", "");
          cutover.untilPodsReady();
          var admin = cluster.harness().adminClient();
          var deployment =
              admin
                  .apps()
                  .deployments()
                  .inNamespace(cluster.namespace())
                  .withName(SampleEnvironment.NAME);
          deployment.edit(
              d ->
                  d.edit()
                      .editMetadata()
                      .addToAnnotations("team.example/note", "theirs")
                      .endMetadata()
                      .editSpec()
                      .withProgressDeadlineSeconds(1)
                      .endSpec()
                      .build());
          cluster.notifyResource(SampleEnvironment.NAME);
          cutover.until(
              "put right", () -> deployment.get().getSpec().getProgressDeadlineSeconds() == 600);
          assertThat(deployment.get().getMetadata().getAnnotations())
              .containsEntry("team.example/note", "theirs");
        });
  }

  @Test
  void whatSomebodyRemovesOfOursIsMadeAgainWhereItWas() {
    CutoverFixture.run(
        "removed",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Kubernetes", "");
          cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);

          cutover.deleteService();
          cutover.until("made again", () -> cutover.serviceHost().isPresent());
          assertThat(cutover.serviceHost().orElseThrow()).contains("-pods.");

          cutover.removeLabels();
          cutover.until("ours again", cutover.objects()::isLabeled);
          assertThat(cutover.serviceHost().orElseThrow()).contains("-pods.");
        });
  }

  @Test
  void whatAnEvictedPodLeavesBehindIsNoFailure() {
    CutoverFixture.run(
        "evicted",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Both", "");
          cutover.untilPodsReady();
          cutover.kubelet().evict();
          cutover.until("replaced", () -> cutover.objects().listPods().size() == 2);
          cutover.setPlacement("Kubernetes", ", onFailedCutover: Back");

          cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
          assertThat(cutover.kubernetesStatus().rollback()).isNull();
        });
  }

  @Test
  void onWhatIsNotOursNothingIsWritten() {
    CutoverFixture.run(
        "foreign",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          var theirs =
              new ServiceBuilder()
                  .withNewMetadata()
                  .withName(SampleEnvironment.NAME)
                  .withNamespace(cluster.namespace())
                  .endMetadata()
                  .withNewSpec()
                  .addNewPort()
                  .withPort(80)
                  .endPort()
                  .endSpec()
                  .build();
          var made = cluster.harness().adminClient().resource(theirs).create();
          cutover.setPlacement("Both", "");
          cutover.until(
              "told",
              () ->
                  cluster.status(SampleEnvironment.NAME).conditions().stream()
                      .anyMatch(c -> c.reason().equals("ObjectExists")));
          assertThat(cutover.objects().findDeployment()).isEmpty();
          assertThat(cutover.findService(SampleEnvironment.NAME)).isEqualTo(made);
        });
  }
}
