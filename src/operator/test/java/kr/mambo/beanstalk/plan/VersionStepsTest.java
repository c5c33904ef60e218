package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Application, artifacts, version: one step in a pass, in this order. */
class VersionStepsTest {
  @Test
  void firstTheApplication() {
    var decision =
        says(
            decide(Given.nothingThere().known("application", false)),
            Decision.CreateApplication.class,
            Reason.PreparingVersion,
            "mambo");

    assertThat(decision.application()).isEqualTo("mambo");
  }

  @Test
  void thenTheArtifactsThatAreNotThere() {
    var given = Given.nothingThere().known("bucket", new BucketState.Usable(Set.of("k/secret")));

    var decision =
        says(
            decide(given),
            Decision.UploadArtifacts.class,
            Reason.PreparingVersion,
            "1 artifacts of version v-wanted");

    assertThat(decision.keys()).containsExactly("k/bundle");
  }

  @Test
  void theBundleIsTheLastOfAllArtifacts() {
    var decision =
        says(decide(Given.nothingThere()), Decision.UploadArtifacts.class, Reason.PreparingVersion);

    assertThat(decision.keys()).containsExactly("k/secret", "k/bundle");
  }

  @Test
  void thenTheVersionWithANoteOfItsInputs() {
    var decision =
        says(
            decide(Given.prepared().known("version", new VersionState.Absent())),
            Decision.CreateVersion.class,
            Reason.PreparingVersion,
            "v-wanted");

    assertThat(decision.bucket()).isEqualTo("mambo-cert");
    assertThat(decision.key()).isEqualTo("k/bundle");
    assertThat(VersionNote.read(decision.description())).contains(new VersionNote("aaaa", "k1"));
  }

  @Test
  void whereThereIsNoRoomWhatIsNotInUseGoesFirst() {
    var full = Given.prepared().known("version", new VersionState.Absent());
    var spare = new Garbage(List.of("v-1", "v-2"), List.of("k/old"));

    var decision =
        says(
            decide(full.known("spare", spare)),
            Decision.CollectVersions.class,
            Reason.PreparingVersion,
            "2 that are not in use");

    assertThat(decision.garbage()).isEqualTo(spare);
    assertThat(decide(full.known("spare", new Garbage(List.of(), List.of("k/old")))))
        .isInstanceOf(Decision.CreateVersion.class);
  }

  @Test
  void anUnusableBucketIsRefusedInItsOwnWords() {
    var bucket = new BucketState.Unusable(Reason.BucketInOtherRegion, "it is in us-east-1");

    says(
        decide(Given.nothingThere().known("bucket", bucket)),
        Decision.Refuse.class,
        Reason.BucketInOtherRegion,
        "us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "bucket", "version"})
  void whatWasNotReadIsWaitedFor(String fact) {
    says(
        decide(Given.prepared().notAsked(fact)),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation,
        fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "bucket", "version"})
  void whatMayNotBeReadIsRefused(String fact) {
    says(
        decide(Given.prepared().unreadable(fact, new Failure.Denied("denied: " + fact))),
        Decision.Refuse.class,
        Reason.AccessDenied,
        fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROCESSING", "BUILDING"})
  void aVersionThatIsBeingReadIsWaitedFor(String status) {
    says(decide(with(status, "k/bundle")), Decision.Wait.class, Reason.PreparingVersion);
  }

  @Test
  void aVersionThatCouldNotBeReadIsRefused() {
    says(decide(with("FAILED", "k/bundle")), Decision.Refuse.class, Reason.ConfigurationRefused);
  }

  @Test
  void aVersionOfOthersWithOurLabelIsNotDeployed() {
    says(
        decide(with("PROCESSED", "other/bundle")),
        Decision.Refuse.class,
        Reason.EnvironmentExists,
        "another source bundle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROCESSED", "UNPROCESSED"})
  void anyOtherVersionIsUsed(String status) {
    says(decide(with(status, "k/bundle")), Decision.CreateEnvironment.class, Reason.Creating);
  }

  private static Given with(String status, String key) {
    return Given.prepared()
        .known("version", new VersionState.Present(status, "mambo-cert", key, ""));
  }
}
