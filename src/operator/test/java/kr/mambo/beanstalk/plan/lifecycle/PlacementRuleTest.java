package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of environments that pods serve instead of. */
class PlacementRuleTest {
  private static ObservationFixture withoutActive(String phase) {
    return ReplacementFixtures.inPhase(phase)
        .spec("{placement: Kubernetes, kubernetes: {}, replacement: BlueGreen}")
        .environment(new EnvironmentState.Absent());
  }

  private static ObservationFixture foreignReplacement() {
    return ReplacementFixtures.readyReplacement().known("tags", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void theSecondEnvironmentGoesToo(String phase) {
    assertThat(decide(withoutActive(phase).replacement(ReplacementFixtures.readyReplacement())))
        .isInstanceOfSatisfying(
            OnReplacement.class,
            at -> assertThat(at.decision()).isInstanceOf(BeanstalkDecision.Terminate.class));
    assertDecision(
        decide(
            withoutActive(phase)
                .replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("lifecycle", Lifecycle.Terminating))),
        BeanstalkDecision.Nothing.class,
        Reason.OnKubernetes);
    assertDecision(
        decide(withoutActive(phase).replacement(foreignReplacement())),
        ChangePhase.class,
        Reason.Retiring);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void onceItIsGoneItIsForgotten(String phase) {
    assertThat(
            assertDecision(decide(withoutActive(phase)), ChangePhase.class, Reason.Retiring).next())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void anEnvironmentThatWasMadeSmallIsMadeWholeOnTheWayBackAlsoWhereDriftIsOnlyReported(
      long generation, boolean changes) {
    var given =
        ObservationFixture.running()
            .spec("{driftPolicy: Report, placement: Kubernetes, kubernetes: {}}")
            .generation(1)
            .status(
                """
                appliedGeneration: 1
                kubernetes:
                  serving: Beanstalk
                  rollback: {generation: %d, at: '2026-03-01T11:59:00Z', message: Pods failed}
                """
                    .formatted(generation));

    assertThat(
            SettingsRule.isChangeAllowed(
                BeanstalkPlannerFixture.situation(given, RenderingFixtures.rendered())))
        .isEqualTo(changes);
  }
}
