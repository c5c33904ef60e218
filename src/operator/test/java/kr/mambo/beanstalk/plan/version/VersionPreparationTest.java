package kr.mambo.beanstalk.plan.version;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.evidence.VersionDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Application, artifacts, version: one step in a pass, in this order. */
class VersionPreparationTest {
  @Test
  void firstTheApplication() {
    var decision =
        assertDecision(
            decide(ObservationFixture.notCreated().known("application", false)),
            BeanstalkDecision.CreateApplication.class,
            Reason.PreparingVersion,
            "mambo");

    assertThat(decision.application()).isEqualTo("mambo");
  }

  @Test
  void thenTheArtifactsThatAreNotThere() {
    var given =
        ObservationFixture.notCreated().known("bucket", new BucketState.Usable(Set.of("k/secret")));

    var decision =
        assertDecision(
            decide(given),
            BeanstalkDecision.UploadArtifacts.class,
            Reason.PreparingVersion,
            "1 artifacts of version v-wanted");

    assertThat(decision.keys()).containsExactly("k/bundle");
  }

  @Test
  void theBundleIsTheLastOfAllArtifacts() {
    var decision =
        assertDecision(
            decide(ObservationFixture.notCreated()),
            BeanstalkDecision.UploadArtifacts.class,
            Reason.PreparingVersion);

    assertThat(decision.keys()).containsExactly("k/secret", "k/bundle");
  }

  @Test
  void thenTheVersionWithANoteOfItsInputs() {
    var decision =
        assertDecision(
            decide(ObservationFixture.prepared().known("version", new VersionState.Absent())),
            BeanstalkDecision.CreateVersion.class,
            Reason.PreparingVersion,
            "v-wanted");

    assertThat(decision.bucket()).isEqualTo("mambo-cert");
    assertThat(decision.key()).isEqualTo("k/bundle");
    assertThat(VersionDescription.parse(decision.description()))
        .contains(new VersionDescription("aaaa", "k1"));
  }

  @Test
  void whereThereIsNoRoomWhatIsNotInUseGoesFirst() {
    var full = ObservationFixture.prepared().known("version", new VersionState.Absent());
    var spare = new Garbage(List.of("v-1", "v-2"), List.of("k/old"));

    var decision =
        assertDecision(
            decide(full.known("reclaimable", spare)),
            BeanstalkDecision.CollectGarbage.class,
            Reason.PreparingVersion,
            "2 unused");

    assertThat(decision.garbage()).isEqualTo(spare);
    assertThat(decide(full.known("reclaimable", new Garbage(List.of(), List.of("k/old")))))
        .isInstanceOf(BeanstalkDecision.CreateVersion.class);
  }

  @Test
  void anUnusableBucketIsRefusedInItsOwnWords() {
    var bucket = new BucketState.Unusable(Reason.BucketInOtherRegion, "it is in us-east-1");

    assertDecision(
        decide(ObservationFixture.notCreated().known("bucket", bucket)),
        BeanstalkDecision.Refuse.class,
        Reason.BucketInOtherRegion,
        "us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "bucket", "version"})
  void whatWasNotReadIsWaitedFor(String fact) {
    assertDecision(
        decide(ObservationFixture.prepared().notRead(fact)),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "bucket", "version"})
  void whatMayNotBeReadIsRefused(String fact) {
    assertDecision(
        decide(
            ObservationFixture.prepared().unreadable(fact, new Failure.Denied("denied: " + fact))),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied,
        fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROCESSING", "BUILDING"})
  void aVersionThatIsBeingReadIsWaitedFor(String status) {
    assertDecision(
        decide(withVersion(status, "k/bundle")),
        BeanstalkDecision.Wait.class,
        Reason.PreparingVersion);
  }

  @Test
  void aVersionThatCouldNotBeReadIsRefused() {
    assertDecision(
        decide(withVersion("FAILED", "k/bundle")),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused);
  }

  @Test
  void aVersionOfOthersWithOurLabelIsNotDeployed() {
    assertDecision(
        decide(withVersion("PROCESSED", "other/bundle")),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "another source bundle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROCESSED", "UNPROCESSED"})
  void anyOtherVersionIsUsed(String status) {
    assertDecision(
        decide(withVersion(status, "k/bundle")),
        BeanstalkDecision.CreateEnvironment.class,
        Reason.Creating);
  }

  private static ObservationFixture withVersion(String status, String key) {
    return ObservationFixture.prepared()
        .known("version", new VersionState.Present(status, "mambo-cert", key, ""));
  }
}
