package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;

import java.util.List;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Observe says what would be done instead of doing it. */
class ObserveTest {
  private static final Garbage GARBAGE = new Garbage(List.of("v-0"), List.of());

  private static Given observed(Given given) {
    return given.spec("{managementMode: Observe, tags: {team: web}}");
  }

  @Test
  void whatWouldBeDoneIsSaid() {
    says(
        decide(observed(Given.prepared())),
        Decision.Hold.class,
        Reason.Observing,
        "writes nothing",
        "mambo-py is made with version v-wanted");
    says(decide(observed(Given.nothingThere())), Decision.Hold.class, Reason.Observing, "uploaded");
    says(decide(observed(Given.running())), Decision.Hold.class, Reason.Observing, "Tags");
  }

  @Test
  void aDeletedResourceIsForgottenAndAllIsLeft() {
    says(
        decide(observed(Given.running()).deleting(DeletionPolicy.Delete)),
        Decision.Forget.class,
        Reason.Retained,
        "environment is left");
    says(
        decide(observed(Given.running()).deleting(DeletionPolicy.Retain)),
        Decision.Forget.class,
        Reason.Retained);
    says(
        decide(
            observed(Given.nothingThere())
                .known("garbage", GARBAGE)
                .deleting(DeletionPolicy.Delete)),
        Decision.Forget.class,
        Reason.Retained,
        "artifacts are left");
  }

  @Test
  void oldVersionsAreLeft() {
    var given = Given.running().spec("managementMode: Observe").known("garbage", GARBAGE);

    says(decide(given), Decision.Nothing.class, Reason.Deployed, "left");
  }
}
