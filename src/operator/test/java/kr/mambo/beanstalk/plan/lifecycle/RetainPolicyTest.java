package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.api.DeletionPolicy.Retain;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A retained environment loses its owner and nothing else. */
class RetainPolicyTest {
  private static final Access NO_ACCESS = new Access.Refused(Reason.AccountMissing, "gone");

  @Test
  void retainLetsOursGoWithItsTag() {
    var decision =
        assertDecision(
            decide(ObservationFixture.running().deleting(Retain)),
            BeanstalkDecision.Release.class,
            Reason.Retained);

    assertThat(decision.environmentArns()).containsExactly(ObservationFixture.ARN);
  }

  @Test
  void retainTouchesNoTagOfAnEnvironmentOfOthers() {
    var given = ObservationFixture.running().status("{environmentId: e-other}").deleting(Retain);

    var decision = assertDecision(decide(given), BeanstalkDecision.Release.class, Reason.Retained);
    assertThat(decision.environmentArns()).isEmpty();
  }

  @Test
  void retainTouchesNoTagThatSomebodyElseHasPutOnOurs() {
    var given =
        ObservationFixture.running()
            .known("tags", Map.of(Tags.OWNER, "op/other/name"))
            .deleting(Retain);

    var decision = assertDecision(decide(given), BeanstalkDecision.Release.class, Reason.Retained);
    assertThat(decision.environmentArns()).isEmpty();
  }

  @Test
  void retainNeverWaitsForAws() {
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    assertDecision(
        decide(ObservationFixture.running().environment(blind).access(NO_ACCESS).deleting(Retain)),
        BeanstalkDecision.Release.class,
        Reason.Retained);
  }

  @ParameterizedTest
  @CsvSource({
    "Updating, 60, Wait",
    "Launching, 60, Wait",
    "Updating, 901, Release",
    "Ready, 60, Release",
    "Terminating, 60, Release"
  })
  void retainWaitsAWhileForATagThatCannotComeOffYet(
      Lifecycle lifecycle, int secondsAgo, String decision) {
    var given =
        ObservationFixture.running()
            .environment("lifecycle", lifecycle)
            .deleting(Retain)
            .deletedAt(ObservationFixture.NOW.minusSeconds(secondsAgo));

    assertThat(decide(given).getClass().getSimpleName()).isEqualTo(decision);
    assertThat(decide(given).reason()).isEqualTo(Reason.Retained);
  }

  @Test
  void whatWritesNothingDoesNotWaitForATag() {
    var busy =
        ObservationFixture.running().environment("lifecycle", Lifecycle.Updating).deleting(Retain);

    assertThat(decide(busy.spec("managementMode: Observe")))
        .isInstanceOf(BeanstalkDecision.RemoveFinalizer.class);
    assertThat(decide(busy.spec("").status("{environmentId: e-other}")))
        .isInstanceOf(BeanstalkDecision.Release.class);
  }

  @Test
  void anOperatorThatHasJustBegunLooksOnceBeforeItLetsGo() {
    var blind = new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "not asked yet");
    var given =
        ObservationFixture.running()
            .environment(blind)
            .deleting(Retain)
            .deletedAt(ObservationFixture.NOW.minusSeconds(60));

    assertDecision(
        decide(given),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "not asked yet");
    assertDecision(
        decide(given.access(NO_ACCESS)), BeanstalkDecision.Release.class, Reason.Retained);
  }
}
