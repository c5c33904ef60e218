package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.api.DeletionPolicy.Delete;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** What is removed once the environment of a deleted resource is gone. */
class DeletionCleanUpTest {
  @Test
  void afterTheEnvironmentItsVersionsAndArtifactsGo() {
    var garbage = new Garbage(List.of("v-1", "v-2"), List.of("k/1"));

    var decision =
        assertDecision(
            decide(ObservationFixture.notCreated().known("garbage", garbage).deleting(Delete)),
            BeanstalkDecision.CleanUp.class,
            Reason.CleaningUp,
            "2 versions and 1 artifacts");

    assertThat(decision.garbage()).isEqualTo(garbage);
    assertThat(decision.bucket()).isEqualTo("mambo-cert");
  }

  @Test
  void withoutABucketOfItsOwnBeanstalksIsCleaned() {
    var given =
        ObservationFixture.notCreated()
            .spec("storage: null")
            .known("garbage", new Garbage(List.of("v-1"), List.of()))
            .deleting(Delete);

    assertThat(
            assertDecision(decide(given), BeanstalkDecision.CleanUp.class, Reason.CleaningUp)
                .bucket())
        .isEmpty();
  }

  @Test
  void whenNothingIsLeftTheResourceIsForgotten() {
    var nothing = new Garbage(List.of(), List.of());

    assertDecision(
        decide(ObservationFixture.notCreated().known("garbage", nothing).deleting(Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.CleaningUp);
  }

  @Test
  void anApplicationThatWasMadeAndNeverUsedGoes() {
    var garbage = new Garbage(List.of(), List.of(), true);

    assertDecision(
        decide(ObservationFixture.notCreated().known("garbage", garbage).deleting(Delete)),
        BeanstalkDecision.CleanUp.class,
        Reason.CleaningUp,
        "Deleting application mambo");
  }

  @Test
  void whatCannotBeListedIsNotForgotten() {
    var given =
        ObservationFixture.notCreated()
            .unreadable("garbage", new Failure.Throttled("slow"))
            .deleting(Delete);

    assertDecision(decide(given), BeanstalkDecision.Wait.class, Reason.AwsUnavailable);
  }
}
