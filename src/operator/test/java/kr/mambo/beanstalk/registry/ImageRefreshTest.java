package kr.mambo.beanstalk.registry;

import static kr.mambo.beanstalk.registry.ImageResolutionSimulator.A;
import static kr.mambo.beanstalk.registry.ImageResolutionSimulator.B;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.ObservationFixture;
import org.junit.jupiter.api.Test;

/** Tags that are asked for again by themselves. */
class ImageRefreshTest {
  private static final String IMAGE = "mambo/py:1";
  private static final Duration INTERVAL = Duration.ofHours(1);
  private final ImageResolutionSimulator simulator = new ImageResolutionSimulator();

  private static ObservationFixture fixture() {
    return ObservationFixture.notCreated().spec("imageResolution: {refreshIntervalSeconds: 3600}");
  }

  @Test
  void aTagThatMovedIsNoticedInTime() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.setDigest(IMAGE, B);

    simulator.clock.advance(INTERVAL.minusSeconds(1));
    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", A);
    assertThat(simulator.untilRefresh(fixture())).contains(Duration.ofSeconds(1));

    simulator.clock.advance(Duration.ofSeconds(1));
    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", B);
    assertThat(simulator.untilRefresh(fixture())).contains(INTERVAL);
  }

  @Test
  void aTagThatStaysWritesNothing() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    var status = simulator.status();
    simulator.queries();

    for (int hour = 1; hour <= 24; hour++) {
      simulator.clock.advance(INTERVAL);
      simulator.resolve(fixture(), "i1");
      simulator.resolve(fixture(), "i1");
      assertThat(simulator.queries()).isOne();
      assertThat(simulator.status()).isEqualTo(status);
    }
  }

  @Test
  void aRegistryThatIsAwayIsAskedAgainSoonAndChangesNothing() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    var status = simulator.status();
    simulator.makeUnreachable();
    simulator.clock.advance(INTERVAL);
    simulator.queries();

    simulator.resolve(fixture(), "i1");
    simulator.resolve(fixture(), "i1");
    assertThat(simulator.queries()).isOne();
    assertThat(simulator.untilRefresh(fixture())).contains(Duration.ofMinutes(5));
    assertThat(simulator.status()).isEqualTo(status);

    simulator.setDigest(IMAGE, B);
    simulator.clock.advance(Duration.ofMinutes(5));
    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", B);
  }

  @Test
  void whatRunsByTagIsDeployedAgainOnlyWhenTheTagMoves() {
    simulator.resolve(fixture(), "i1");
    simulator.setDigest(IMAGE, A);
    simulator.clock.advance(INTERVAL);

    var reachableAgain = simulator.resolve(fixture(), "i1");
    assertThat(reachableAgain.digests()).isEmpty();
    assertThat(reachableAgain.images().getFirst().named()).isEqualTo(A);
    simulator.restart();
    simulator.clock.advance(INTERVAL);
    assertThat(simulator.resolve(fixture(), "i1")).isEqualTo(reachableAgain);

    simulator.setDigest(IMAGE, B);
    simulator.clock.advance(INTERVAL);
    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", B);
  }

  @Test
  void withoutAnIntervalThereIsNothingToWaitFor() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(ObservationFixture.notCreated(), "i1");

    assertThat(simulator.untilRefresh(ObservationFixture.notCreated())).isEmpty();
  }

  @Test
  void whatIsOverdueAndHeldIsLeftToTheOtherReasonsForAPass() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.restart();
    simulator.clock.advance(INTERVAL.multipliedBy(2));

    assertThat(simulator.untilRefresh(fixture())).isEmpty();
  }
}
