package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.Renderings;
import kr.mambo.beanstalk.plan.Replacing;
import kr.mambo.beanstalk.plan.Situations;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of environments that pods serve instead of. */
class PlacementRuleTest {
  private static ObservationFixture alone(String phase) {
    return Replacing.in(phase)
        .spec("{placement: Kubernetes, kubernetes: {}, replacement: BlueGreen}")
        .environment(new EnvironmentState.Absent());
  }

  private static ObservationFixture theirs() {
    return Replacing.second().known("tags", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void theSecondEnvironmentGoesToo(String phase) {
    assertThat(decide(alone(phase).replacement(Replacing.second())))
        .isInstanceOfSatisfying(
            OnReplacement.class,
            at -> assertThat(at.decision()).isInstanceOf(BeanstalkDecision.Terminate.class));
    says(
        decide(
            alone(phase)
                .replacement(Replacing.second().environment("lifecycle", Lifecycle.Terminating))),
        BeanstalkDecision.Nothing.class,
        Reason.OnKubernetes);
    says(decide(alone(phase).replacement(theirs())), ChangePhase.class, Reason.Retiring);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void onceItIsGoneItIsForgotten(String phase) {
    assertThat(says(decide(alone(phase)), ChangePhase.class, Reason.Retiring).next()).isEmpty();
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
                  back: {generation: %d, at: '2026-03-01T11:59:00Z', message: Pods failed}
                """
                    .formatted(generation));

    assertThat(SettingsRule.isChangeAllowed(Situations.of(given, Renderings.wanted())))
        .isEqualTo(changes);
  }
}
