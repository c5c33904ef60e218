package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;

import java.util.List;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Observe says what would be done instead of doing it. */
class ObserveModeTest {
  private static final Garbage GARBAGE = new Garbage(List.of("v-0"), List.of());

  private static ObservationFixture withObserveMode(ObservationFixture given) {
    return given.spec("{managementMode: Observe, tags: {team: web}}");
  }

  @Test
  void whatWouldBeDoneIsSaid() {
    assertDecision(
        decide(withObserveMode(ObservationFixture.prepared())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "spec.managementMode is Observe",
        "Creating environment mambo-py with version v-wanted");
    assertDecision(
        decide(withObserveMode(ObservationFixture.notCreated())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "Uploading");
    assertDecision(
        decide(withObserveMode(ObservationFixture.running())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "Updating tags");
  }

  @Test
  void aDeletedResourceIsForgottenAndAllIsLeft() {
    assertDecision(
        decide(withObserveMode(ObservationFixture.running()).deleting(DeletionPolicy.Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained,
        "Retaining the environment");
    assertDecision(
        decide(withObserveMode(ObservationFixture.running()).deleting(DeletionPolicy.Retain)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained);
    assertDecision(
        decide(
            withObserveMode(ObservationFixture.notCreated())
                .known("garbage", GARBAGE)
                .deleting(DeletionPolicy.Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained,
        "Retaining versions and artifacts");
  }

  @Test
  void oldVersionsAreLeft() {
    var given =
        ObservationFixture.running().spec("managementMode: Observe").known("garbage", GARBAGE);

    assertDecision(
        decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed, "Retaining old versions");
  }
}
