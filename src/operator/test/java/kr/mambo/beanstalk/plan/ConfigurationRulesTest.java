package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, tags, platform, and what is cleared away when all is well. */
class ConfigurationRulesTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final BeanstalkRendering WANTS_TWO = RenderingFixtures.rendered(Map.of(MIN, "2"));

  private static ObservationFixture withLiveOption(OptionKey option, String value) {
    return ObservationFixture.running()
        .known("settings", new LiveSettings(Map.of(option, value), false));
  }

  @Test
  void differentOptionsAreSet() {
    var update =
        assertDecision(
            decide(withLiveOption(MIN, "1"), WANTS_TWO),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.UpdatingSettings,
            "Updating 1 options: aws:autoscaling:asg:MinSize");

    assertThat(update.kind()).isEqualTo(OperationKind.UpdateSettings);
    assertThat(update.label()).isEmpty();
    assertThat(update.set()).containsExactly(Map.entry(MIN, "2"));
  }

  @Test
  void equalOptionsAreLeftAlone() {
    assertDecision(
        decide(withLiveOption(MIN, "2"), WANTS_TWO),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void ofManyOptionsTenAreNamed() {
    var many = new TreeMap<OptionKey, String>();
    for (int i = 10; i < 22; i++) many.put(OptionKey.of("aws:x", "o" + i), "v");

    var decision = decide(ObservationFixture.running(), RenderingFixtures.rendered(many));

    assertThat(decision.message())
        .startsWith("Updating 12 options")
        .contains("o19, ...")
        .doesNotContain("o20");
  }

  @ParameterizedTest
  @CsvSource({
    "Correct, 1, true",
    "Report, 1, false", // the generation was applied: what differs now is drift
    "Report, 0, true",
    "Correct, 0, true"
  })
  void aNewGenerationIsAppliedAndDriftIsItsUsersToDecide(
      String policy, long applied, boolean changes) {
    var given =
        withLiveOption(MIN, "1")
            .spec("driftPolicy: " + policy)
            .status("appliedGeneration: " + applied);

    assertThat(decide(given, WANTS_TWO) instanceof BeanstalkDecision.UpdateEnvironment)
        .isEqualTo(changes);
  }

  @Test
  void afterAnAdoptionDifferencesAreOnlyReported() {
    var given = withLiveOption(MIN, "1").status("adoptedGeneration: 1");

    assertDecision(decide(given, WANTS_TWO), BeanstalkDecision.Nothing.class, Reason.Deployed);
    assertDecision(
        decide(withLiveOption(MIN, "1").status("adoptedGeneration: 1").generation(2), WANTS_TWO),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
    assertDecision(
        decide(given.annotation(Annotations.APPLY_PLAN, "now"), WANTS_TWO),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
  }

  @ParameterizedTest
  @CsvSource({"Create, true", "UpdateSettings, true", "Deploy, false"})
  void whatBeanstalkTookAndReadsBackOtherwiseIsNotSetAgain(OperationKind kind, boolean inVain) {
    var given =
        withLiveOption(MIN, "1")
            .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(2))
            .event("INFO", "Environment update completed successfully.");

    assertThat(decide(given, WANTS_TWO) instanceof BeanstalkDecision.Nothing).isEqualTo(inVain);
  }

  @Test
  void whatWasInVainStaysSoUntilSomethingElseDiffers() {
    var given =
        withLiveOption(MIN, "1")
            .status("drift: [{what: 'aws:autoscaling:asg:MinSize', wanted: '2', live: '1'}]")
            .status(
                "conditions: [{type: InSync, status: 'False', reason: OptionsNotApplied, message: m, observedGeneration: 1, lastTransitionTime: '2026-03-01T11:00:00Z'}]");

    assertDecision(decide(given, WANTS_TWO), BeanstalkDecision.Nothing.class, Reason.Deployed);
    assertDecision(
        decide(given, RenderingFixtures.rendered(Map.of(MIN, "3"))),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
  }

  @Test
  void tagsOfTheSpecAreSetOldOnesOfOursGoAndOthersStay() {
    var given =
        ObservationFixture.running()
            .spec("tags: {team: web}")
            .status("ownedTags: [cost, gone, eb.mambo.kr/owner]")
            .known(
                "tags", Map.of(Tags.OWNER, ObservationFixture.OWNER, "cost", "7", "theirs", "x"));

    var decision =
        assertDecision(
            decide(given),
            BeanstalkDecision.UpdateTags.class,
            Reason.UpdatingSettings,
            "setting 1");

    assertThat(decision.add()).isEqualTo(Map.of("team", "web"));
    assertThat(decision.remove()).containsExactly("cost");
  }

  @Test
  void tagsAreLeftWhereTheyWereNotReadOrDriftIsOnlyReported() {
    assertDecision(
        decide(ObservationFixture.running().spec("tags: {team: web}").notRead("tags")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
    assertDecision(
        decide(ObservationFixture.running().spec("{tags: {team: web}, driftPolicy: Report}")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void anUnreadablePlatformArnSaysNothingAboutItsBranch() {
    assertDecision(
        decide(ObservationFixture.running().environment("platformArn", "custom")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void garbageIsCollectedOnceAllIsWell() {
    var garbage = new Garbage(List.of("v-1"), List.of("k/1", "k/2"));

    var decision =
        assertDecision(
            decide(ObservationFixture.running().known("garbage", garbage)),
            BeanstalkDecision.CollectGarbage.class,
            Reason.CleaningUp,
            "1 old versions and 2 old artifacts");

    assertThat(decision.garbage()).isEqualTo(garbage);
    assertDecision(
        decide(ObservationFixture.running().known("garbage", new Garbage(List.of(), List.of()))),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }
}
