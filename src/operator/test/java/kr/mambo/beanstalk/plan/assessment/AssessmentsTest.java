package kr.mambo.beanstalk.plan.assessment;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.findAssessment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** What the plan finds about inputs, version and options. */
class AssessmentsTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static void assertAssessment(
      ObservationFixture given,
      BeanstalkRendering rendering,
      ConditionType type,
      ConditionStatus status,
      Reason reason) {
    assertThat(findAssessment(given, rendering, type))
        .hasValueSatisfying(
            a -> {
              assertThat(a.status()).isEqualTo(status);
              assertThat(a.reason()).isEqualTo(reason);
              assertThat(a.message()).isNotBlank();
            });
  }

  @Test
  void inputsThatWereFoundAreResolved() {
    assertAssessment(
        ObservationFixture.running(),
        RenderingFixtures.rendered(),
        ConditionType.InputsResolved,
        ConditionStatus.True,
        Reason.Resolved);
  }

  @Test
  void imagesWithoutDigestAreNamed() {
    var byTag =
        findAssessment(
            ObservationFixture.running(),
            RenderingFixtures.rendered(),
            ConditionType.InputsResolved);
    var rendered = RenderingFixtures.rendered();
    var image = Image.of("app", "mambo/py:1", "sha256:1");
    var pinned =
        Records.with(rendered, "wanted", Records.with(rendered.wanted(), "images", List.of(image)));

    assertThat(byTag.orElseThrow().message()).contains("eployed by tag, not by digest: app");
    var why = new Image("app", "mambo/py:1", null, null, "registry r: it is away");
    var away =
        Records.with(rendered, "wanted", Records.with(rendered.wanted(), "images", List.of(why)));
    assertThat(
            findAssessment(ObservationFixture.running(), away, ConditionType.InputsResolved)
                .orElseThrow()
                .message())
        .contains("not by digest: app (registry r: it is away)");
    assertThat(
            findAssessment(ObservationFixture.running(), pinned, ConditionType.InputsResolved)
                .orElseThrow()
                .message())
        .doesNotContain("by tag");
  }

  @Test
  void missingAndWrongInputsAreToldApart() {
    var missing = RenderingFixtures.refused(Problem.missing("spec.volumes[a]", "gone"));
    var wrong = RenderingFixtures.refused(Problem.invalid("spec.containers[a]", "bad"));
    var away = RenderingFixtures.refused(Problem.unresolved("spec.containers[a].image", "away"));
    var type = ConditionType.InputsResolved;

    assertAssessment(
        ObservationFixture.running(), missing, type, ConditionStatus.False, Reason.InputMissing);
    assertAssessment(
        ObservationFixture.running(), wrong, type, ConditionStatus.False, Reason.SpecInvalid);
    assertAssessment(
        ObservationFixture.running(), away, type, ConditionStatus.False, Reason.ImageUnresolved);
    assertThat(findAssessment(ObservationFixture.running(), wrong, ConditionType.VersionReady))
        .isEmpty();
    assertThat(findAssessment(ObservationFixture.running(), wrong, ConditionType.InSync)).isEmpty();
  }

  @Test
  void aVersionIsReadyWhenItIsThere() {
    assertAssessment(
        ObservationFixture.running(),
        RenderingFixtures.rendered(),
        ConditionType.VersionReady,
        ConditionStatus.True,
        Reason.VersionCreated);
  }

  @Test
  void aVersionThatIsBeingPreparedIsNotReady() {
    assertAssessment(
        ObservationFixture.notCreated(),
        RenderingFixtures.rendered(),
        ConditionType.VersionReady,
        ConditionStatus.False,
        Reason.PreparingVersion);
  }

  @Test
  void aVersionThatIsNotMadeYetIsUnknown() {
    var given = ObservationFixture.running().known("version", new VersionState.Absent());

    assertAssessment(
        given,
        RenderingFixtures.rendered(),
        ConditionType.VersionReady,
        ConditionStatus.Unknown,
        Reason.PreparingVersion);
  }

  @Test
  void aVersionThatNobodyLookedAtStaysAsItWas() {
    assertThat(
            findAssessment(
                ObservationFixture.running().notRead("version").notRead("bucket"),
                RenderingFixtures.rendered(),
                ConditionType.VersionReady))
        .isEmpty();
  }

  @Test
  void anUnusableBucketIsWhyAVersionIsNotReady() {
    var bucket = new BucketState.Unusable(Reason.BucketMissing, "there is no bucket");

    assertAssessment(
        ObservationFixture.notCreated().known("bucket", bucket),
        RenderingFixtures.rendered(),
        ConditionType.VersionReady,
        ConditionStatus.False,
        Reason.BucketMissing);
  }

  @Test
  void optionsAreInSyncOrDrifted() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var type = ConditionType.InSync;
    var same =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "2"), false));
    var other =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    assertAssessment(same, wants, type, ConditionStatus.True, Reason.InSync);
    assertAssessment(other, wants, type, ConditionStatus.False, Reason.Drifted);
    assertThat(findAssessment(ObservationFixture.running().notRead("settings"), wants, type))
        .isEmpty();
  }

  @Test
  void optionsThatBeanstalkTookInVainAreNamedAsSuch() {
    var given =
        ObservationFixture.running()
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false))
            .operation(OperationKind.UpdateSettings, "null", "r-1", Duration.ofMinutes(2));

    assertAssessment(
        given,
        RenderingFixtures.rendered(Map.of(MIN, "2")),
        ConditionType.InSync,
        ConditionStatus.False,
        Reason.OptionsNotApplied);
  }
}
