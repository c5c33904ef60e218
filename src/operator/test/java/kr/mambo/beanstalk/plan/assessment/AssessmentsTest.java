package kr.mambo.beanstalk.plan.assessment;

import static kr.mambo.beanstalk.plan.Situations.found;
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
import kr.mambo.beanstalk.plan.Renderings;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** What the plan finds about inputs, version and options. */
class AssessmentsTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static void finds(
      ObservationFixture given,
      BeanstalkRendering rendering,
      ConditionType type,
      ConditionStatus status,
      Reason reason) {
    assertThat(found(given, rendering, type))
        .hasValueSatisfying(
            a -> {
              assertThat(a.status()).isEqualTo(status);
              assertThat(a.reason()).isEqualTo(reason);
              assertThat(a.message()).isNotBlank();
            });
  }

  @Test
  void inputsThatWereFoundAreResolved() {
    finds(
        ObservationFixture.running(),
        Renderings.wanted(),
        ConditionType.InputsResolved,
        ConditionStatus.True,
        Reason.Resolved);
  }

  @Test
  void imagesWithoutDigestAreNamed() {
    var byTag =
        found(ObservationFixture.running(), Renderings.wanted(), ConditionType.InputsResolved);
    var rendered = Renderings.wanted();
    var image = Image.of("app", "mambo/py:1", "sha256:1");
    var pinned =
        Records.with(rendered, "wanted", Records.with(rendered.wanted(), "images", List.of(image)));

    assertThat(byTag.orElseThrow().message()).contains("eployed by tag, not by digest: app");
    var why = new Image("app", "mambo/py:1", null, null, "registry r: it is away");
    var away =
        Records.with(rendered, "wanted", Records.with(rendered.wanted(), "images", List.of(why)));
    assertThat(
            found(ObservationFixture.running(), away, ConditionType.InputsResolved)
                .orElseThrow()
                .message())
        .contains("not by digest: app (registry r: it is away)");
    assertThat(
            found(ObservationFixture.running(), pinned, ConditionType.InputsResolved)
                .orElseThrow()
                .message())
        .doesNotContain("by tag");
  }

  @Test
  void missingAndWrongInputsAreToldApart() {
    var missing = Renderings.refused(Problem.missing("spec.volumes[a]", "gone"));
    var wrong = Renderings.refused(Problem.invalid("spec.containers[a]", "bad"));
    var away = Renderings.refused(Problem.unresolved("spec.containers[a].image", "away"));
    var type = ConditionType.InputsResolved;

    finds(ObservationFixture.running(), missing, type, ConditionStatus.False, Reason.InputMissing);
    finds(ObservationFixture.running(), wrong, type, ConditionStatus.False, Reason.SpecInvalid);
    finds(ObservationFixture.running(), away, type, ConditionStatus.False, Reason.ImageUnresolved);
    assertThat(found(ObservationFixture.running(), wrong, ConditionType.VersionReady)).isEmpty();
    assertThat(found(ObservationFixture.running(), wrong, ConditionType.InSync)).isEmpty();
  }

  @Test
  void aVersionIsReadyWhenItIsThere() {
    finds(
        ObservationFixture.running(),
        Renderings.wanted(),
        ConditionType.VersionReady,
        ConditionStatus.True,
        Reason.VersionCreated);
  }

  @Test
  void aVersionThatIsBeingPreparedIsNotReady() {
    finds(
        ObservationFixture.notCreated(),
        Renderings.wanted(),
        ConditionType.VersionReady,
        ConditionStatus.False,
        Reason.PreparingVersion);
  }

  @Test
  void aVersionThatIsNotMadeYetIsUnknown() {
    var given = ObservationFixture.running().known("version", new VersionState.Absent());

    finds(
        given,
        Renderings.wanted(),
        ConditionType.VersionReady,
        ConditionStatus.Unknown,
        Reason.PreparingVersion);
  }

  @Test
  void aVersionThatNobodyLookedAtStaysAsItWas() {
    assertThat(
            found(
                ObservationFixture.running().notRead("version").notRead("bucket"),
                Renderings.wanted(),
                ConditionType.VersionReady))
        .isEmpty();
  }

  @Test
  void anUnusableBucketIsWhyAVersionIsNotReady() {
    var bucket = new BucketState.Unusable(Reason.BucketMissing, "there is no bucket");

    finds(
        ObservationFixture.notCreated().known("bucket", bucket),
        Renderings.wanted(),
        ConditionType.VersionReady,
        ConditionStatus.False,
        Reason.BucketMissing);
  }

  @Test
  void optionsAreInSyncOrDrifted() {
    var wants = Renderings.wanted(Map.of(MIN, "2"));
    var type = ConditionType.InSync;
    var same =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "2"), false));
    var other =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    finds(same, wants, type, ConditionStatus.True, Reason.InSync);
    finds(other, wants, type, ConditionStatus.False, Reason.Drifted);
    assertThat(found(ObservationFixture.running().notRead("settings"), wants, type)).isEmpty();
  }

  @Test
  void optionsThatBeanstalkTookInVainAreNamedAsSuch() {
    var given =
        ObservationFixture.running()
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false))
            .operation(OperationKind.UpdateSettings, "null", "r-1", Duration.ofMinutes(2));

    finds(
        given,
        Renderings.wanted(Map.of(MIN, "2")),
        ConditionType.InSync,
        ConditionStatus.False,
        Reason.NotHonoured);
  }
}
