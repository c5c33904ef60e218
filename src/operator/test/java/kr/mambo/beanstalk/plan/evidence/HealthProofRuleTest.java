package kr.mambo.beanstalk.plan.evidence;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment is believed once health has held, and has failed once it has stayed bad. */
class HealthProofRuleTest {
  private static final String GOOD = "lastGood: {label: v-good}";

  /**
   * v-wanted was deployed so many seconds ago, and nothing was seen of it since but this health.
   */
  private static ObservationFixture deployed(HealthStatus health, int secondsAgo, String lastGood) {
    var given = ObservationFixture.running().environment("health", health);
    return given
        .status(
            """
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-wanted, %s}
            conditions:
            - {type: Ready, status: Unknown, reason: HealthSettling, message: m, lastTransitionTime: '%s'}
            - {type: Healthy, status: '%s', reason: r, message: m, lastTransitionTime: '%2$s'}
            """
                .formatted(
                    lastGood,
                    ObservationFixture.NOW.minusSeconds(secondsAgo),
                    health == HealthStatus.Ok ? "True" : "False"))
        .known("healthCauses", List.of("All requests fail."));
  }

  @ParameterizedTest
  @CsvSource({"Ok, 59", "Severe, 359", "Pending, 359"})
  void untilHealthHasHeldTheDeploymentIsOnItsWay(HealthStatus health, int secondsAgo) {
    assertDecision(
        decide(deployed(health, secondsAgo, GOOD)),
        BeanstalkDecision.Wait.class,
        Reason.HealthSettling,
        "v-wanted",
        "no worse than Ok for 60 seconds",
        health.name());
  }

  @Test
  void healthThatHasHeldIsBelieved() {
    assertThat(decide(deployed(HealthStatus.Ok, 60, GOOD)))
        .isInstanceOf(BeanstalkDecision.SaveSettings.class);
  }

  @Test
  void healthThatStaysBadIsAFailedDeployment() {
    var given = deployed(HealthStatus.Severe, 360, GOOD);

    assertThat(OperationVerdicts.resolve(given.observation()))
        .isInstanceOfSatisfying(
            OperationVerdict.Failed.class,
            failed -> {
              assertThat(failed.operation().label()).isEqualTo("v-wanted");
              assertThat(failed.message())
                  .contains("Severe", "worse than Ok", "All requests fail.");
            });
    assertDecision(
        decide(given), BeanstalkDecision.RequestLogs.class, Reason.DeployFailed, "v-wanted");
    assertDecision(
        decide(given.status("failedVersions: [{label: v-wanted, message: bad}]")),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.RollingBack,
        "v-good");
  }

  @ParameterizedTest
  @CsvSource({"Severe, ''", "NoData, 'lastGood: {label: v-good}'", "NoData, ''"})
  void withoutAWayBackOrWithoutKnowledgeItIsToldAsItIs(HealthStatus health, String lastGood) {
    var given = deployed(health, 360, lastGood);

    assertThat(decide(given)).isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
    given.status(
        "conditions: [{type: Ready, status: 'False', reason: Unhealthy, message: m, lastTransitionTime: '%s'}]"
            .formatted(ObservationFixture.NOW));
    assertThat(decide(given)).isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
  }

  @Test
  void aVersionThatWasGoodBeforeIsNotJudgedAgain() {
    var given = deployed(HealthStatus.Severe, 3600, "lastGood: {label: v-wanted, settings: s1}");

    assertThat(decide(given)).isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
  }

  @Test
  void badHealthHoldsNoNewerSpecBack() {
    var newer = RenderingFixtures.rendered("v-next", "cccc", "k1", java.util.Map.of());

    assertDecision(
        decide(deployed(HealthStatus.Severe, 10, GOOD), newer),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.Deploying,
        "v-next");
  }

  @Test
  void withoutATimeToSettleGoodHealthIsBelievedAtOnce() {
    var given = deployed(HealthStatus.Ok, 0, GOOD).spec("deployment: {healthSettleSeconds: 0}");

    assertThat(decide(given)).isInstanceOf(BeanstalkDecision.SaveSettings.class);
  }
}
