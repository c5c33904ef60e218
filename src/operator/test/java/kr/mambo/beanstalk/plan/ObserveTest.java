package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;

import java.util.List;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Observe says what would be done instead of doing it. */
class ObserveTest {
  private static final Garbage GARBAGE = new Garbage(List.of("v-0"), List.of());

  private static ObservationFixture observed(ObservationFixture given) {
    return given.spec("{managementMode: Observe, tags: {team: web}}");
  }

  @Test
  void whatWouldBeDoneIsSaid() {
    says(
        decide(observed(ObservationFixture.prepared())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "writes nothing",
        "mambo-py is made with version v-wanted");
    says(
        decide(observed(ObservationFixture.notCreated())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "uploaded");
    says(
        decide(observed(ObservationFixture.running())),
        BeanstalkDecision.Paused.class,
        Reason.Observing,
        "Tags");
  }

  @Test
  void aDeletedResourceIsForgottenAndAllIsLeft() {
    says(
        decide(observed(ObservationFixture.running()).deleting(DeletionPolicy.Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained,
        "environment is left");
    says(
        decide(observed(ObservationFixture.running()).deleting(DeletionPolicy.Retain)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained);
    says(
        decide(
            observed(ObservationFixture.notCreated())
                .known("garbage", GARBAGE)
                .deleting(DeletionPolicy.Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained,
        "artifacts are left");
  }

  @Test
  void oldVersionsAreLeft() {
    var given =
        ObservationFixture.running().spec("managementMode: Observe").known("garbage", GARBAGE);

    says(decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed, "left");
  }
}
