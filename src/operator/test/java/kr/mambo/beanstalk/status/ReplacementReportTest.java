package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.OperationBuilder;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.junit.jupiter.api.Test;

/** What the status says while one environment takes the place of another. */
class ReplacementReportTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final BeanstalkOutcome IDLE = new BeanstalkOutcome.NotExecuted();

  private static BeanstalkOutcome started(OperationKind kind) {
    return new BeanstalkOutcome.Started(
        OperationBuilder.builder()
            .kind(kind.name())
            .label("v-wanted")
            .requestId("r-2")
            .startedAt(ObservationFixture.NOW)
            .generation(2L)
            .environmentName("mambo-py-b")
            .build());
  }

  private static ObservationFixture operation(ObservationFixture given, String kind) {
    return given.status(
        "operation: {kind: %s, label: v-wanted, requestId: r-1, startedAt: '2026-03-01T11:50:00Z', generation: 2, environmentName: mambo-py-b}"
            .formatted(kind));
  }

  @Test
  void itsBeginningIsWrittenDownBeforeAnythingIsMade() {
    var given =
        ReplacementFixtures.active("replacement: BlueGreen")
            .replacement(ReplacementFixtures.absentReplacement());

    var status = PassSimulation.report(given, ReplacementFixtures.rendering(), IDLE);

    assertThat(status.replacement())
        .satisfies(s -> assertThat(s.phase()).isEqualTo(ReplacementPhase.Preparing));
    assertThat(PassSimulation.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.False);
    assertThat(PassSimulation.condition(status, ConditionType.Reconciling).reason())
        .isEqualTo(Reason.Replacing.name());
  }

  @Test
  void whatIsBegunOnItSaysNothingAboutTheFirst() {
    var given =
        ReplacementFixtures.inPhase("Preparing")
            .replacementStatus("version", null)
            .replacementStatus("appliedGeneration", null);
    var before = given.resource().previousStatus();

    var status =
        PassSimulation.report(
            given, ReplacementFixtures.rendering(), started(OperationKind.Create));

    assertThat(status.version()).isEqualTo(before.version());
    assertThat(status.appliedGeneration()).isEqualTo(before.appliedGeneration());
    assertThat(status.ownedOptions()).isEqualTo(before.ownedOptions());
    assertThat(requireNonNull(status.operation()).environmentName()).isEqualTo("mambo-py-b");
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.appliedGeneration()).isEqualTo(2);
              assertThat(requireNonNull(s.version()).desired()).isEqualTo("v-wanted");
              assertThat(s.ownedOptions())
                  .containsExactly(ReplacementFixtures.LOAD_BALANCER_TYPE.text());
            });
  }

  @Test
  void itsOptionsAreThoseThatWereSetUntilTheOldOnesAreGone() {
    var wanted =
        RenderingFixtures.rendered(
            Map.of(ReplacementFixtures.LOAD_BALANCER_TYPE, "network", MIN, "2"));
    var asking = withOldOption();
    var ended = operation(withOldOption(), "UpdateSettings");

    assertThat(
            options(PassSimulation.report(asking, wanted, started(OperationKind.UpdateSettings))))
        .containsExactly(MIN.text(), ReplacementFixtures.LOAD_BALANCER_TYPE.text(), "aws:x|Old");
    assertThat(options(PassSimulation.report(ended, wanted, IDLE)))
        .containsExactly(MIN.text(), ReplacementFixtures.LOAD_BALANCER_TYPE.text());
  }

  private static ObservationFixture withOldOption() {
    return ReplacementFixtures.inPhase("Preparing")
        .replacementStatus("ownedOptions", List.of("aws:x|Old"))
        .replacementStatus("appliedGeneration", 1L)
        .replacement(ReplacementFixtures.readyReplacement());
  }

  private static List<String> options(EbEnvironmentStatus status) {
    return requireNonNull(status.replacement()).ownedOptions();
  }

  @Test
  void aCallWhoseAnswerWasLostIsProvenByItsSuccess() {
    var given =
        operation(
            ReplacementFixtures.inPhase("Preparing")
                .replacementStatus("version", null)
                .replacementStatus("appliedGeneration", null)
                .replacementStatus("environmentId", null)
                .replacement(ReplacementFixtures.readyReplacement()),
            "Create");

    var status = PassSimulation.report(given, ReplacementFixtures.rendering(), IDLE);

    assertThat(status.operation()).isNull();
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.environmentId()).isEqualTo("e-2");
              assertThat(s.appliedGeneration()).isEqualTo(2);
              assertThat(requireNonNull(s.version()).inputs()).isEqualTo("aaaa");
              assertThat(s.ownedOptions())
                  .containsExactly(ReplacementFixtures.LOAD_BALANCER_TYPE.text());
            });
  }

  @Test
  void anEnvironmentOfOthersNeverBecomesItsOwn() {
    var others =
        ReplacementFixtures.readyReplacement().environment("id", "e-9").known("tags", Map.of());

    var status =
        PassSimulation.report(
            ReplacementFixtures.inPhase("Preparing").replacement(others),
            ReplacementFixtures.rendering(),
            IDLE);

    assertThat(requireNonNull(status.replacement()).environmentId()).isEqualTo("e-2");
    assertThat(PassSimulation.hasCondition(status, ConditionType.Stalled)).isTrue();
  }

  @Test
  void theEndOfTheReplacedOneLeavesTheResourceReady() {
    var given =
        ObservationFixture.running()
            .status(ReplacementFixtures.inPhase("Retiring").resource().previousStatus())
            .replacement(ReplacementFixtures.absentReplacement());

    var status = PassSimulation.report(given);

    assertThat(status.replacement()).isNull();
    assertThat(PassSimulation.condition(status, ConditionType.Ready).status())
        .isEqualTo(ConditionStatus.True);
  }

  @Test
  void whatFailedOnItIsToldThereAndNotAsAFailureOfTheFirst() {
    var broken =
        ReplacementFixtures.readyReplacement()
            .event(
                new kr.mambo.beanstalk.model.EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60),
                    "ERROR",
                    "no subnets",
                    "r-1",
                    "v-wanted"));
    var given = operation(ReplacementFixtures.inPhase("Preparing").replacement(broken), "Create");

    var status = PassSimulation.report(given, ReplacementFixtures.rendering(), IDLE);

    assertThat(status.failedVersions()).isEmpty();
    assertThat(status.failedOperation()).isNull();
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.phase()).isEqualTo(ReplacementPhase.Failed);
              assertThat(s.reason()).contains("no subnets");
            });
  }
}
