package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.controller.EventRecorder.EventDetails;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.ObservationFixture;
import org.junit.jupiter.api.Test;

/** Events of a resource at a real API server. */
class EventRecorderTest {
  private static final String NAMESPACE = "kube-public";
  private final ManualClock clock = new ManualClock();

  @Test
  void aRepeatedEventIsCountedInTheSeriesOfTheFirst() {
    try (var client = ControlPlane.shared().client()) {
      var recorder = new EventRecorder(client, clock);
      var primary = primary("series");

      for (int i = 0; i < 3; i++) {
        recorder.recordEvent(primary, "Warning", "Drifted", "An option differs");
        clock.advance(Duration.ofMinutes(1));
      }

      assertThat(events(client, "series"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getSeries().getCount()).isEqualTo(3);
                assertThat(event.getNote()).isEqualTo("An option differs");
                assertThat(event.getReportingController()).isEqualTo("eb-operator");
                assertThat(event.getSeries().getLastObservedTime().getTime())
                    .isGreaterThan(event.getEventTime().getTime());
              });
    }
  }

  @Test
  void afterAPauseOrWithOtherWordsItIsAnEventOfItsOwn() {
    try (var client = ControlPlane.shared().client()) {
      var recorder = new EventRecorder(client, clock);
      var primary = primary("pause");

      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 1");
      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 2");
      clock.advance(EventSeriesCache.MAX_PAUSE.plusSeconds(1));
      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 2");

      assertThat(events(client, "pause")).hasSize(3).allMatch(event -> event.getSeries() == null);
    }
  }

  @Test
  void aDeletedEventBeginsANewSeries() {
    try (var client = ControlPlane.shared().client()) {
      var recorder = new EventRecorder(client, clock);
      var primary = primary("deleted");
      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 1");
      events(client, "deleted").forEach(event -> client.resource(event).delete());

      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 1");
      recorder.recordEvent(primary, "Normal", "Deploying", "Deploying version 1");

      assertThat(events(client, "deleted")).hasSize(1);
    }
  }

  @Test
  void aMirroredEventIsWrittenOnceWithItsOwnTimeAndCutToWhatTheApiServerTakes() {
    try (var client = ControlPlane.shared().client()) {
      var recorder = new EventRecorder(client, clock);
      var primary = primary("mirrored");
      var details =
          new EventDetails(
              "Normal",
              "BeanstalkEvent",
              "x".repeat(2000),
              ObservationFixture.NOW.minusSeconds(60));

      recorder.recordOnce(primary, "abc", details);
      recorder.recordOnce(primary, "abc", details);

      assertThat(events(client, "mirrored"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getNote()).hasSize(1024);
                assertThat(event.getEventTime().getTime()).startsWith("2026-03-01T11:59:00");
              });
    }
  }

  private static List<Event> events(KubernetesClient client, String name) {
    return client.events().v1().events().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(name))
        .toList();
  }

  private static EbEnvironment primary(String name) {
    var primary = new EbEnvironment();
    primary.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withUid("uid-of-" + name)
            .build());
    return primary;
  }
}
