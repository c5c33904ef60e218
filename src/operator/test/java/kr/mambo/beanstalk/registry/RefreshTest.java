package kr.mambo.beanstalk.registry;

import static kr.mambo.beanstalk.registry.Asked.A;
import static kr.mambo.beanstalk.registry.Asked.B;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.ObservationFixture;
import org.junit.jupiter.api.Test;

/** Tags that are asked for again by themselves. */
class RefreshTest {
  private static final String IMAGE = "mambo/py:1";
  private static final Duration INTERVAL = Duration.ofHours(1);
  private final Asked asked = new Asked();

  private static ObservationFixture given() {
    return ObservationFixture.notCreated().spec("imageResolution: {refreshIntervalSeconds: 3600}");
  }

  @Test
  void aTagThatMovedIsNoticedInTime() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.names(IMAGE, B);

    asked.clock.advance(INTERVAL.minusSeconds(1));
    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", A);
    assertThat(asked.untilRefresh(given())).contains(Duration.ofSeconds(1));

    asked.clock.advance(Duration.ofSeconds(1));
    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", B);
    assertThat(asked.untilRefresh(given())).contains(INTERVAL);
  }

  @Test
  void aTagThatStaysWritesNothing() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    var status = asked.status();
    asked.questions();

    for (int hour = 1; hour <= 24; hour++) {
      asked.clock.advance(INTERVAL);
      asked.pass(given(), "i1");
      asked.pass(given(), "i1");
      assertThat(asked.questions()).isOne();
      assertThat(asked.status()).isEqualTo(status);
    }
  }

  @Test
  void aRegistryThatIsAwayIsAskedAgainSoonAndChangesNothing() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    var status = asked.status();
    asked.away();
    asked.clock.advance(INTERVAL);
    asked.questions();

    asked.pass(given(), "i1");
    asked.pass(given(), "i1");
    assertThat(asked.questions()).isOne();
    assertThat(asked.untilRefresh(given())).contains(Duration.ofMinutes(5));
    assertThat(asked.status()).isEqualTo(status);

    asked.names(IMAGE, B);
    asked.clock.advance(Duration.ofMinutes(5));
    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", B);
  }

  @Test
  void whatRunsByTagIsDeployedAgainOnlyWhenTheTagMoves() {
    asked.pass(given(), "i1");
    asked.names(IMAGE, A);
    asked.clock.advance(INTERVAL);

    var back = asked.pass(given(), "i1");
    assertThat(back.digests()).isEmpty();
    assertThat(back.images().getFirst().named()).isEqualTo(A);
    asked.restarted();
    asked.clock.advance(INTERVAL);
    assertThat(asked.pass(given(), "i1")).isEqualTo(back);

    asked.names(IMAGE, B);
    asked.clock.advance(INTERVAL);
    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", B);
  }

  @Test
  void withoutAnIntervalThereIsNothingToWaitFor() {
    asked.names(IMAGE, A);
    asked.pass(ObservationFixture.notCreated(), "i1");

    assertThat(asked.untilRefresh(ObservationFixture.notCreated())).isEmpty();
  }

  @Test
  void whatIsOverdueAndHeldIsLeftToTheOtherReasonsForAPass() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.restarted();
    asked.clock.advance(INTERVAL.multipliedBy(2));

    assertThat(asked.untilRefresh(given())).isEmpty();
  }
}
