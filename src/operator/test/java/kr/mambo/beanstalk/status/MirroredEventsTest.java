package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import org.junit.jupiter.api.Test;

class MirroredEventsTest {
  private static List<String> told(ObservationFixture given) {
    return MirroredEvents.of(given.observation()).stream().map(EnvironmentEvent::message).toList();
  }

  private static EnvironmentEvent of(String request, long secondsAgo) {
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

    assertThat(told(given))
        .containsExactly("Batch 1: Completed application deployment.", "slow", "broken", "lost");
  }

  @Test
  void theSameWordsAreNotToldTwiceInARow() {
    var given = ObservationFixture.deploying();
    given.event("ERROR", "one").event("ERROR", "one").event("ERROR", "two").event("ERROR", "one");

    assertThat(told(given)).containsExactly("one", "two", "one");
  }

  @Test
  void othersOperationsAndThePastAreNotTold() {
    var given =
        ObservationFixture.deploying().event(of("r-1", 62)).event(of("r-2", 9)).event(of("", 8));

    assertThat(told(given)).containsExactly("said by ");
    assertThat(told(given.status("operation: null"))).isEmpty();
  }

  @Test
  void whileTheRequestIsUnknownWhatIsSaidSinceItsIntentIsTold() {
    var given =
        ObservationFixture.deploying()
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofMinutes(1))
            .event(of("r-9", 5));

    assertThat(told(given)).containsExactly("said by r-9");
  }

  @Test
  void aStormIsToldByItsLastTwenty() {
    var given = ObservationFixture.deploying();
    for (int i = 0; i < 50; i++) given.event("ERROR", "error " + i);

    assertThat(told(given)).hasSize(20).startsWith("error 30").endsWith("error 49");
    assertThat(told(given.notRead("events"))).isEmpty();
  }
}
