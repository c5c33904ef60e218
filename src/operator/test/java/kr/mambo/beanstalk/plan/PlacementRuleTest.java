package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of environments that pods serve instead of. */
class PlacementRuleTest {
  private static Given alone(String phase) {
    return Replacing.in(phase)
        .spec("{placement: Kubernetes, kubernetes: {}, replacement: BlueGreen}")
        .live(new Live.Absent());
  }

  private static Given theirs() {
    return Replacing.second().known("tags", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void theSecondEnvironmentGoesToo(String phase) {
    assertThat(decide(alone(phase).beside(Replacing.second())))
        .isInstanceOfSatisfying(
            AtOther.class, at -> assertThat(at.what()).isInstanceOf(Decision.Terminate.class));
    says(
        decide(alone(phase).beside(Replacing.second().live("lifecycle", Lifecycle.Terminating))),
        Decision.Nothing.class,
        Reason.OnKubernetes);
    says(decide(alone(phase).beside(theirs())), MoveTo.class, Reason.Retiring);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Settling", "Retiring"})
  void onceItIsGoneItIsForgotten(String phase) {
    assertThat(says(decide(alone(phase)), MoveTo.class, Reason.Retiring).to()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void anEnvironmentThatWasMadeSmallIsMadeWholeOnTheWayBackAlsoWhereDriftIsOnlyReported(
      long generation, boolean changes) {
    var given =
        Given.running()
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

    assertThat(SettingsRule.mayChange(Situations.of(given, Renderings.wanted())))
        .isEqualTo(changes);
  }
}
