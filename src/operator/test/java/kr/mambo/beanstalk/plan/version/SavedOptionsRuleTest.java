package kr.mambo.beanstalk.plan.version;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedOptionsRuleTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static ObservationFixture withLastGood(String lastGood) {
    return ObservationFixture.running()
        .known("settings", new LiveSettings(Map.of(MIN, "2"), false))
        .status(
            """
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-wanted, lastGood: %s}
            conditions:
            - {type: Ready, status: Unknown, reason: HealthSettling, message: m, lastTransitionTime: '2026-03-01T11:00:00Z'}
            - {type: Healthy, status: 'True', reason: Healthy, message: m, lastTransitionTime: '2026-03-01T11:00:00Z'}
            """
                .formatted(lastGood));
  }

  private static BeanstalkDecision decideWithOption(ObservationFixture given) {
    return decide(given, RenderingFixtures.rendered(Map.of(MIN, "2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{label: v-good, settings: s1}", "{label: v-wanted}"})
  void optionsOfAGoodVersionAreKeptOnce(String lastGood) {
    var kept =
        assertDecision(
            decideWithOption(withLastGood(lastGood)),
            BeanstalkDecision.SaveSettings.class,
            Reason.Deployed);

    assertThat(kept.key())
        .isEqualTo("registry/shop/mambo-py/v-wanted/settings/%s.json".formatted(kept.settings()));
    assertThat(kept.content()).isEqualTo("{\"aws:autoscaling:asg|MinSize\":\"2\"}");
    assertThat(
            decideWithOption(
                withLastGood("{label: v-wanted, settings: %s}".formatted(kept.settings()))))
        .isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
  }

  @Test
  void whileOthersRunOrItIsNotHealthyNothingIsKept() {
    var other =
        withLastGood("null").spec("driftPolicy: Report").environment("versionLabel", "v-console");
    var drifted =
        withLastGood("null")
            .spec("driftPolicy: Report")
            .known("settings", new LiveSettings(Map.of(MIN, "9"), false));

    assertThat(decideWithOption(other)).isNotInstanceOf(BeanstalkDecision.SaveSettings.class);
    assertThat(decideWithOption(drifted)).isNotInstanceOf(BeanstalkDecision.SaveSettings.class);
    assertThat(decideWithOption(withLastGood("null").status("conditions: []")))
        .isNotInstanceOf(BeanstalkDecision.SaveSettings.class);
  }

  @Test
  void whatBeanstalkDoesNotHonourIsKeptAsItWasSet() {
    var given =
        withLastGood("null")
            .known("settings", new LiveSettings(Map.of(MIN, "9"), false))
            .status(
                """
                conditions:
                - {type: Ready, status: Unknown, reason: HealthSettling, message: m, lastTransitionTime: '2026-03-01T11:00:00Z'}
                - {type: Healthy, status: 'True', reason: Healthy, message: m, lastTransitionTime: '2026-03-01T11:00:00Z'}
                - {type: InSync, status: 'False', reason: OptionsNotApplied, message: m, observedGeneration: 1, lastTransitionTime: '2026-03-01T11:00:00Z'}
                """);
    var situation =
        BeanstalkPlannerFixture.situation(given, RenderingFixtures.rendered(Map.of(MIN, "2")));
    var drift = SettingsRule.diff(situation).orElseThrow().drift();
    given.status(Records.with(given.resource().previousStatus(), "drift", drift));

    assertThat(decideWithOption(given)).isInstanceOf(BeanstalkDecision.SaveSettings.class);
  }

  @Test
  void takingAnEnvironmentOverWritesNothing() {
    var adopted = withLastGood("null").status("adoptedGeneration: 1");

    assertThat(decideWithOption(adopted)).isNotInstanceOf(BeanstalkDecision.SaveSettings.class);
    assertThat(decideWithOption(adopted.annotation(Annotations.APPLY_PLAN, "x")))
        .isInstanceOf(BeanstalkDecision.SaveSettings.class);
  }
}
