package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import org.junit.jupiter.api.Test;

class MirroredEventsTest {
  private static List<String> messages(ObservationFixture given) {
    return MirroredEvents.select(given.observation()).stream()
        .map(EnvironmentEvent::message)
        .toList();
  }

  private static EnvironmentEvent errorEvent(String request, long secondsAgo) {
    return new EnvironmentEvent(
        ObservationFixture.NOW.minusSeconds(secondsAgo),
        "ERROR",
        "said by " + request,
        request,
        "v");
  }

  @Test
  void warningsAndTheStepsOfARollingDeploymentAreToldOldestFirst() {
    var given =
        ObservationFixture.deploying()
            .event("INFO", "Environment update is starting.")
            .event("INFO", "Batch 1: Completed application deployment.")
            .event("WARN", "slow")
            .event("ERROR", "broken")
            .event("FATAL", "lost");

    assertThat(messages(given))
        .containsExactly("Batch 1: Completed application deployment.", "slow", "broken", "lost");
  }

  @Test
  void theSameWordsAreNotToldTwiceInARow() {
    var given = ObservationFixture.deploying();
    given.event("ERROR", "one").event("ERROR", "one").event("ERROR", "two").event("ERROR", "one");

    assertThat(messages(given)).containsExactly("one", "two", "one");
  }

  @Test
  void othersOperationsAndThePastAreNotTold() {
    var given =
        ObservationFixture.deploying()
            .event(errorEvent("r-1", 62))
            .event(errorEvent("r-2", 9))
            .event(errorEvent("", 8));

    assertThat(messages(given)).containsExactly("said by ");
    assertThat(messages(given.status("operation: null"))).isEmpty();
  }

  @Test
  void whileTheRequestIsUnknownWhatIsSaidSinceItsIntentIsTold() {
    var given =
        ObservationFixture.deploying()
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofMinutes(1))
            .event(errorEvent("r-9", 5));

    assertThat(messages(given)).containsExactly("said by r-9");
  }

  @Test
  void aStormIsToldByItsLastTwenty() {
    var given = ObservationFixture.deploying();
    for (int i = 0; i < 50; i++) given.event("ERROR", "error " + i);

    assertThat(messages(given)).hasSize(20).startsWith("error 30").endsWith("error 49");
    assertThat(messages(given.notRead("events"))).isEmpty();
  }
}
