package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Test;

/** What others do to the objects that are made for a resource. */
class DisturbedCrossingTest {
  @Test
  void whatSomebodyChangesOfOursIsPutRightAndWhatIsTheirsStays() {
    Crossroads.run(
        "tampered",
        world -> {
          var road = new Crossroads(world);
          road.place("Both", "");
          road.untilPods();
          var admin = world.theatre().admin();
          var deployment =
              admin.apps().deployments().inNamespace(world.namespace()).withName(Samples.NAME);
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
          world.wake(Samples.NAME);
          road.until(
              "put right", () -> deployment.get().getSpec().getProgressDeadlineSeconds() == 600);
          assertThat(deployment.get().getMetadata().getAnnotations())
              .containsEntry("team.example/note", "theirs");
        });
  }

  @Test
  void whatSomebodyRemovesOfOursIsMadeAgainWhereItWas() {
    Crossroads.run(
        "removed",
        world -> {
          var road = new Crossroads(world);
          road.place("Kubernetes", "");
          road.untilServing(Crossroads.PODS);

          road.remove();
          road.until("made again", () -> road.host().isPresent());
          assertThat(road.host().orElseThrow()).contains("-pods.");

          road.strip();
          road.until("ours again", road::labelled);
          assertThat(road.host().orElseThrow()).contains("-pods.");
        });
  }

  @Test
  void whatAnEvictedPodLeavesBehindIsNoFailure() {
    Crossroads.run(
        "evicted",
        world -> {
          var road = new Crossroads(world);
          road.place("Both", "");
          road.untilPods();
          road.node().evict();
          road.until("replaced", () -> road.pods().size() == 2);
          road.place("Kubernetes", ", onFailedCutover: Back");

          road.untilServing(Crossroads.PODS);
          assertThat(road.kubernetes().back()).isNull();
        });
  }

  @Test
  void onWhatIsNotOursNothingIsWritten() {
    Crossroads.run(
        "foreign",
        world -> {
          var road = new Crossroads(world);
          var theirs =
              new ServiceBuilder()
                  .withNewMetadata()
                  .withName(Samples.NAME)
                  .withNamespace(world.namespace())
                  .endMetadata()
                  .withNewSpec()
                  .addNewPort()
                  .withPort(80)
                  .endPort()
                  .endSpec()
                  .build();
          var made = world.theatre().admin().resource(theirs).create();
          road.place("Both", "");
          road.until(
              "told",
              () ->
                  world.status(Samples.NAME).conditions().stream()
                      .anyMatch(c -> c.reason().equals("ObjectExists")));
          assertThat(road.deployment()).isEmpty();
          assertThat(road.service(Samples.NAME)).isEqualTo(made);
        });
  }
}
