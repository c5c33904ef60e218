package kr.mambo.beanstalk.plan.assessment;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.findAssessment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others changed at AWS is found in all that the spec owns. */
class DriftDetectionTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static Plan plan(ObservationFixture given, BeanstalkRendering rendering) {
    return new BeanstalkPlanner().plan(given.observation(), rendering, false);
  }

  private static List<Drift> drift(ObservationFixture given) {
    return plan(given, RenderingFixtures.rendered()).drift().orElseThrow();
  }

  private static ConditionAssessment inSync(
      ObservationFixture given, BeanstalkRendering rendering) {
    return findAssessment(given, rendering, ConditionType.InSync).orElseThrow();
  }

  @Test
  void whereNothingDiffersAllIsInSync() {
    assertThat(drift(ObservationFixture.running())).isEmpty();
    assertThat(inSync(ObservationFixture.running(), RenderingFixtures.rendered()).status())
        .isEqualTo(ConditionStatus.True);
  }

  @ParameterizedTest
  @CsvSource({"Correct", "Report"})
  void allThatDiffersIsListedWithBothSides(String policy) {
    var given =
        ObservationFixture.running()
            .spec(
                "{tags: {team: web}, platform: {version: 4.14.0}, driftPolicy: %s}"
                    .formatted(policy))
            .known(
                "platform",
                new PlatformVersion("arn:new/4.14.0", "4.14.0", "b", "recommended", "supported"))
            .status("ownedTags: [old]")
            .environment("versionLabel", "v-console")
            .known("settings", new LiveSettings(Map.of(MIN, "9"), false))
            .known(
                "tags",
                Map.of(
                    Tags.OWNER, ObservationFixture.OWNER, "team", "ops", "old", "x", "cost", "7"));
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));

    assertThat(plan(given, wants).drift().orElseThrow())
        .containsExactly(
            new Drift("Version", "v-wanted", "v-console"),
            new Drift("Platform", "4.14.0", "4.13.7"),
            new Drift("aws:autoscaling:asg:MinSize", "2", "9"),
            new Drift("Tags:old", null, "x"),
            new Drift("Tags:team", "web", "ops"));
    var assessment = inSync(given, wants);
    assertThat(assessment.status()).isEqualTo(ConditionStatus.False);
    assertThat(assessment.reason()).isEqualTo(Reason.Drifted);
    assertThat(assessment.message()).contains("Version, Platform, aws:autoscaling:asg:MinSize");
    assertThat(assessment.message().contains("driftPolicy is Report"))
        .isEqualTo(policy.equals("Report"));
  }

  @Test
  void aManagedUpdateIsNoDriftWhereTheSpecFollowsTheBranch() {
    var arn = ObservationFixture.PLATFORM.arn().replace("4.13.7", "4.13.10");

    assertThat(drift(ObservationFixture.running().environment("platformArn", arn))).isEmpty();
    assertThat(
            drift(
                ObservationFixture.running()
                    .environment("platformArn", arn)
                    .spec("platform: {version: 4.13.7}")))
        .containsExactly(new Drift("Platform", "4.13.7", "4.13.10"));
  }

  @Test
  void aVersionThatFailedIsNotMissed() {
    assertThat(
            drift(
                ObservationFixture.running()
                    .environment("versionLabel", "v-good")
                    .status("failedVersions: [{label: v-wanted}]")))
        .isEmpty();
  }

  @Test
  void whatTheNewGenerationChangesIsOnItsWayAndNoDrift() {
    var given =
        ObservationFixture.running()
            .generation(2)
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var assessment = inSync(given, RenderingFixtures.rendered(Map.of(MIN, "2")));

    assertThat(assessment.reason()).isEqualTo(Reason.ChangesPending);
    assertThat(assessment.message()).contains("MinSize");
  }

  @Test
  void ofManyTenAreNamed() {
    var tags = new java.util.TreeMap<String, String>(Map.of(Tags.OWNER, ObservationFixture.OWNER));
    var owned = new StringBuilder();
    for (int i = 10; i < 22; i++) {
      tags.put("t" + i, "x");
      owned.append("t").append(i).append(", ");
    }
    var given =
        ObservationFixture.running().known("tags", tags).status("ownedTags: [" + owned + "]");

    assertThat(inSync(given, RenderingFixtures.rendered()).message()).contains("Tags:t19, ...");
  }

  @Test
  void aTerminatedEnvironmentIsMissedUntilItIsMadeAnew() {
    var gone = ObservationFixture.prepared().status("{environmentId: e-1, appliedGeneration: 1}");

    assertThat(drift(gone)).containsExactly(new Drift("Environment", "mambo-py", null));
    assertThat(inSync(gone, RenderingFixtures.rendered()).reason()).isEqualTo(Reason.Drifted);
    assertThat(drift(ObservationFixture.prepared())).isEmpty();
    assertThat(drift(gone.operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofHours(1))))
        .isEmpty();
  }

  @Test
  void whatCannotBeToldNowStaysAsItWas() {
    var given = ObservationFixture.running().environment("versionLabel", "v-console");

    for (var unclear :
        List.of(
            ObservationFixture.running().environment("lifecycle", Lifecycle.Updating),
            ObservationFixture.deploying(),
            ObservationFixture.running().notRead("settings"),
            ObservationFixture.running().unreadable("tags", new Failure.Denied("no")),
            ObservationFixture.running()
                .environment(new EnvironmentState.Unknown(Reason.AwsUnavailable, "down")),
            given.status("environmentId: null").known("tags", Map.of())))
      assertThat(plan(unclear, RenderingFixtures.rendered()).drift()).isEmpty();
  }

  @Test
  void afterAnAdoptionAlsoTheVersionThatWasFoundIsListed() {
    var given =
        ObservationFixture.running()
            .environment("versionLabel", "v-by-hand")
            .status("{adoptedGeneration: 1, appliedGeneration: null}")
            .status(
                "version: {inputs: aaaa, keyId: k1, desired: v-by-hand, lastGood: {label: v-by-hand}}");

    assertThat(drift(given)).containsExactly(new Drift("Version", "v-wanted", "v-by-hand"));
    assertThat(inSync(given, RenderingFixtures.rendered()).message())
        .contains("adopted", "eb.mambo.kr/apply-plan");
    BeanstalkPlannerFixture.assertDecision(
        BeanstalkPlannerFixture.decide(given),
        kr.mambo.beanstalk.model.BeanstalkDecision.Nothing.class,
        Reason.Deployed);
    var update =
        BeanstalkPlannerFixture.assertDecision(
            BeanstalkPlannerFixture.decide(given.annotation("eb.mambo.kr/apply-plan", "now")),
            kr.mambo.beanstalk.model.BeanstalkDecision.UpdateEnvironment.class,
            Reason.Deploying);
    assertThat(update.label()).contains("v-wanted");
  }

  @Test
  void whatIsFoundWithOurTagIsLeftAsItIs() {
    var given =
        ObservationFixture.running()
            .status("{environmentId: null, version: null, appliedGeneration: null}")
            .environment("versionLabel", "v-by-hand")
            .known("deployedVersion", new VersionState.Present("PROCESSED", "b", "k", "by hand"))
            .known("settings", new LiveSettings(Map.of(MIN, "1"), false));
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));

    assertThat(plan(given, wants).adopts()).isTrue();
    BeanstalkPlannerFixture.assertDecision(
        BeanstalkPlannerFixture.decide(given, wants),
        kr.mambo.beanstalk.model.BeanstalkDecision.Nothing.class,
        Reason.Deployed);
    assertThat(plan(given, wants).drift().orElseThrow())
        .extracting(Drift::what)
        .containsExactly("Version", "aws:autoscaling:asg:MinSize");
  }
}
