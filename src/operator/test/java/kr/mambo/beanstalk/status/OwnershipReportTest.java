package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** What the status says is ours, was applied, and differs. */
class OwnershipReportTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final BeanstalkOutcome IDLE = new BeanstalkOutcome.NotExecuted();

  @Test
  void optionsAreOwnedOnceTheyWereAskedForAndUntilTheyAreGone() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var same =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "2"), false));
    var other =
        ObservationFixture.running()
            .status("ownedOptions: ['aws:x|Old']")
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false));
    var begun = PassSimulation.started(OperationKind.UpdateSettings, null);

    assertThat(PassSimulation.report(same, wants, IDLE).ownedOptions()).containsExactly(MIN.text());
    assertThat(PassSimulation.report(other, wants, IDLE).ownedOptions())
        .containsExactly("aws:x|Old");
    assertThat(PassSimulation.report(other, wants, begun).ownedOptions())
        .containsExactly(MIN.text(), "aws:x|Old");
    assertThat(
            PassSimulation.report(
                    other, RenderingFixtures.refused(Problem.missing("f", "m")), begun)
                .ownedOptions())
        .containsExactly("aws:x|Old");
  }

  @Test
  void driftIsToldAndForgottenWithTheEnvironment() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var given =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var status = PassSimulation.report(given, wants, IDLE);

    assertThat(status.drift()).containsExactly(new Drift("aws:autoscaling:asg:MinSize", "2", "1"));
    assertThat(
            PassSimulation.report(ObservationFixture.running().status(status).notRead("settings"))
                .drift())
        .isEqualTo(status.drift());
    assertThat(PassSimulation.report(ObservationFixture.prepared().status("drift: []")).drift())
        .isEmpty();
  }

  @Test
  void tagsAreOwnedOnceTheyWereWritten() {
    var given = ObservationFixture.running().spec("tags: {team: web}");

    assertThat(PassSimulation.report(given).ownedTags()).isEmpty();
    assertThat(
            PassSimulation.report(given, PassSimulation.started(OperationKind.UpdateTags, null))
                .ownedTags())
        .containsExactly(Tags.OWNER, "team");
  }

  @Test
  void aTagThatLeavesTheSpecIsOursUntilItIsGone() {
    var given =
        ObservationFixture.running()
            .spec("tags: {team: web}")
            .status("ownedTags: [stage]")
            .known("tags", Map.of(Tags.OWNER, ObservationFixture.OWNER, "stage", "test"));

    var begun =
        PassSimulation.report(given, PassSimulation.started(OperationKind.UpdateTags, null));
    assertThat(begun.ownedTags()).containsExactly(Tags.OWNER, "stage", "team");

    var gone =
        given
            .status(begun)
            .status("operation: null")
            .known("tags", Map.of(Tags.OWNER, ObservationFixture.OWNER, "team", "web"));
    assertThat(PassSimulation.report(gone).ownedTags()).containsExactly(Tags.OWNER, "team");
  }

  @Test
  void anAdoptionTakesWhatRunsAsItsBaseline() {
    var given =
        ObservationFixture.running()
            .spec("adoption: ByName")
            .status("{environmentId: null, version: null, appliedGeneration: null}")
            .environment("versionLabel", "v-by-hand")
            .known("tags", Map.of());

    var status =
        PassSimulation.report(given, PassSimulation.started(OperationKind.UpdateTags, null));

    assertThat(status.adoptedGeneration()).isEqualTo(1);
    assertThat(status.version())
        .hasToString(
            "Version[inputs=aaaa, keyId=k1, desired=v-by-hand, deployed=v-by-hand, lastGood=null]");
  }

  @Test
  void anAdoptionWhoseAnswerWasLostIsOneAllTheSame() {
    var given =
        ObservationFixture.running()
            .spec("adoption: ByName")
            .status("{environmentId: null}")
            .known("tags", Map.of());
    var operation = new Operation("UpdateTags", null, null, ObservationFixture.NOW, 1L, null);

    for (var outcome :
        List.of(
            new BeanstalkOutcome.IntentRecorded(operation),
            new BeanstalkOutcome.Uncertain(operation, new Failure.Unavailable("lost"))))
      assertThat(PassSimulation.report(given, outcome).adoptedGeneration()).isEqualTo(1);
    assertThat(
            PassSimulation.report(given, new BeanstalkOutcome.Failed(new Failure.Denied("no")))
                .adoptedGeneration())
        .isNull();
  }

  @Test
  void ofWhatIsTakenOverOnlyTheOwnerTagIsOurs() {
    var given =
        ObservationFixture.running()
            .spec("{adoption: ByName, tags: {team: web}}")
            .status("{environmentId: null}")
            .known("tags", Map.of("team", "web"));

    assertThat(
            PassSimulation.report(given, PassSimulation.started(OperationKind.UpdateTags, null))
                .ownedTags())
        .containsExactly(Tags.OWNER);
  }

  @Test
  void whatCarriesOurTagAndIsNotOfOurMakingIsTakenOver() {
    var given =
        ObservationFixture.running()
            .status("{environmentId: null, version: null, appliedGeneration: null}")
            .known("deployedVersion", new VersionState.Present("PROCESSED", "b", "k", "by hand"));

    assertThat(PassSimulation.report(given).adoptedGeneration()).isEqualTo(1);
    assertThat(
            PassSimulation.report(
                    given.known(
                        "deployedVersion",
                        new VersionState.Present("PROCESSED", "b", "k", "inputs=aaaa key=k1")))
                .adoptedGeneration())
        .isNull();
  }

  @Test
  void aGenerationIsAppliedOnceNothingIsLeftToDo() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var same =
        ObservationFixture.running()
            .generation(2)
            .known("settings", new LiveSettings(Map.of(MIN, "2"), false));
    var other =
        ObservationFixture.running()
            .generation(2)
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    assertThat(PassSimulation.report(same, wants, IDLE).appliedGeneration()).isEqualTo(2);
    assertThat(PassSimulation.report(same.notRead("settings"), wants, IDLE).appliedGeneration())
        .isEqualTo(1);
    assertThat(
            PassSimulation.report(
                    other, wants, PassSimulation.started(OperationKind.UpdateSettings, null))
                .appliedGeneration())
        .isEqualTo(1);
  }

  @Test
  void theWishForChangesIsAnsweredOnceTheyAreMade() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var given =
        ObservationFixture.running()
            .status("adoptedGeneration: 1")
            .annotation("eb.mambo.kr/apply-plan", "now")
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var during =
        PassSimulation.report(
            given, wants, PassSimulation.started(OperationKind.UpdateSettings, null));
    var after =
        PassSimulation.report(
            given.known("settings", new LiveSettings(Map.of(MIN, "2"), false)), wants, IDLE);

    assertThat(during.lastHandledApplyPlan()).isNull();
    assertThat(during.adoptedGeneration()).isEqualTo(1);
    assertThat(after.lastHandledApplyPlan()).isEqualTo("now");
    assertThat(after.adoptedGeneration()).isNull();
  }
}
