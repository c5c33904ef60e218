package kr.mambo.beanstalk.plan.version;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentRuleTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final OptionKey OLD = OptionKey.of("aws:autoscaling:asg", "Cooldown");

  /** v-old runs with inputs bbbb; v-wanted with inputs aaaa is wanted and made. */
  private static ObservationFixture changed() {
    return ObservationFixture.running()
        .environment("versionLabel", "v-old")
        .status("version: {inputs: bbbb, keyId: k1, desired: v-old, deployed: v-old}");
  }

  private static BeanstalkDecision.UpdateEnvironment assertDeploys(BeanstalkDecision decision) {
    var update =
        assertDecision(decision, BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying);
    assertThat(update.kind()).isEqualTo(OperationKind.Deploy);
    return update;
  }

  @Test
  void otherInputsAreDeployed() {
    var update = assertDeploys(decide(changed()));

    assertThat(update.label()).contains("v-wanted");
    assertThat(update.environmentId()).isEqualTo("e-1");
    assertThat(update.message()).isEqualTo("Deploying version v-wanted");
  }

  @Test
  void anotherRenderingOfTheSameInputsStartsNothing() {
    var rendering = RenderingFixtures.rendered("v-other", "aaaa", "k1", Map.of());

    assertDecision(
        decide(ObservationFixture.running(), rendering),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void redeployTakesTheNewestRendering() {
    var rendering = RenderingFixtures.rendered("v-other", "aaaa", "k1", Map.of());
    var given = ObservationFixture.running().annotation(Annotations.REDEPLOY, "today");

    assertThat(assertDeploys(decide(given, rendering)).label()).contains("v-other");
    assertDecision(
        decide(given.status("lastHandledRedeployAt: today"), rendering),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @ParameterizedTest
  @CsvSource({
    "k1, 1, 1, true", // comparable and different
    "k2, 1, 1, false", // a new key alone starts nothing
    "k2, 1, 2, true", // a new key and a new spec
    "k2, , 1, true" // a new key and a lost status
  })
  void digestsOfAnotherKeyDecideNothingByThemselves(
      String keyId,
      @org.jspecify.annotations.Nullable Long observed,
      long generation,
      boolean deploys) {
    var given = changed().status("observedGeneration: " + observed).generation(generation);
    var rendering = RenderingFixtures.rendered("v-wanted", "aaaa", keyId, Map.of());

    assertThat(
            DeploymentRule.hasChangedInputs(
                BeanstalkPlannerFixture.situation(given, rendering), rendering.wanted()))
        .isEqualTo(deploys);
  }

  @Test
  void badHealthHoldsNoNewSpecBack() {
    assertDeploys(
        decide(changed().environment("health", HealthStatus.Severe).environment("color", "Red")));
  }

  @ParameterizedTest
  @CsvSource({"inputs=aaaa key=k1, Nothing", "inputs=bbbb key=k1, UpdateEnvironment"})
  void aLostStatusIsReplacedByTheNoteOfTheDeployedVersion(String note, String kind) {
    var given =
        ObservationFixture.running()
            .status("version: null")
            .known(
                "deployedVersion",
                new VersionState.Present("PROCESSED", "b", "k", "By us: " + note));

    assertThat(decide(given).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void withoutAnyBaselineWhatIsOursIsDeployedAndWhatWasAdoptedIsNot() {
    var given =
        ObservationFixture.running()
            .status("version: null")
            .known("deployedVersion", new VersionState.Present("PROCESSED", "b", "k", "by hand"));

    assertDeploys(decide(given));
    assertDecision(
        decide(given.status("adoptedGeneration: 1")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void whatSomebodyElseDeployedIsUndone() {
    var given = ObservationFixture.running().environment("versionLabel", "v-console");

    var update = assertDeploys(decide(given));

    assertThat(update.label()).contains("v-wanted");
    assertThat(update.message()).startsWith("Another actor deployed v-console: ");
  }

  @Test
  void whatSomebodyElseDeployedIsOnlyReportedWhereDriftIs() {
    var given =
        ObservationFixture.running()
            .spec("driftPolicy: Report")
            .environment("versionLabel", "v-console");

    assertDecision(decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void aFailedVersionIsNotPutBack() {
    var given =
        ObservationFixture.running()
            .status("version: {inputs: aaaa, keyId: k1, desired: v-bad, deployed: v-console}")
            .status("failedVersions: [{label: v-bad}]")
            .environment("versionLabel", "v-console");

    assertDecision(decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void versionAndOptionsGoInOneCall() {
    var given =
        changed()
            .status("ownedOptions: ['" + OLD.text() + "']")
            .known("settings", new LiveSettings(Map.of(OLD, "360", MIN, "1"), false));

    var update = assertDeploys(decide(given, RenderingFixtures.rendered(Map.of(MIN, "2"))));

    assertThat(update.set()).containsExactly(Map.entry(MIN, "2"));
    assertThat(update.remove()).isEqualTo(List.of(OLD));
    assertThat(update.message()).endsWith("with 2 changed options");
  }

  @ParameterizedTest
  @CsvSource({"Immutable, 0", "TrafficSplitting, 0", "Rolling, 1", "AllAtOnce, 1"})
  void onlyPoliciesThatTakeBothGetBoth(String policy, int options) {
    var given = changed().spec("deployment: {policy: %s}".formatted(policy));

    assertThat(assertDeploys(decide(given, RenderingFixtures.rendered(Map.of(MIN, "2")))).set())
        .hasSize(options);
  }

  @Test
  void driftThatIsOnlyReportedDoesNotSlipInWithADeployment() {
    var given = changed().spec("driftPolicy: Report");

    assertThat(assertDeploys(decide(given, RenderingFixtures.rendered(Map.of(MIN, "2")))).set())
        .isEmpty();
  }
}
