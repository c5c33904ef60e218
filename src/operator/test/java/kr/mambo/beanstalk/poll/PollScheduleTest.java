package kr.mambo.beanstalk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private static Optional<Map<String, EnvironmentSnapshot>> environments(Lifecycle lifecycle) {
    return Optional.of(Map.of("a", Records.with(ObservationFixture.READY, "lifecycle", lifecycle)));
  }

  @ParameterizedTest
  @CsvSource({"Ready, false, 60", "Ready, true, 10", "Updating, false, 10", "Unknown, false, 10"})
  void whatMovesOrIsAwaitedIsAskedForMoreOften(Lifecycle lifecycle, boolean awaited, int seconds) {
    assertThat(PollSchedule.DEFAULT.nextDelay(environments(lifecycle), awaited, 0))
        .hasSeconds(seconds);
  }

  @Test
  void whatWasNeverSeenIsAskedForSoon() {
    assertThat(PollSchedule.DEFAULT.nextDelay(Optional.empty(), false, 0)).hasSeconds(10);
    assertThat(PollSchedule.DEFAULT.nextDelay(Optional.of(Map.of()), false, 0)).hasSeconds(60);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "2, 40", "3, 80", "4, 160", "5, 160", "1000, 160"})
  void eachFailureDoublesTheTimeUpToALimit(int failures, int seconds) {
    assertThat(PollSchedule.DEFAULT.nextDelay(Optional.empty(), true, failures))
        .hasSeconds(seconds);
  }
}
