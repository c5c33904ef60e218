package kr.mambo.beanstalk.plan.evidence;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.findAssessment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be compared is not called done. */
class UnreadableFactsRuleTest {
  private static final Failure DENIED = new Failure.Denied("not authorized to read it");

  private static Optional<ConditionAssessment> inSync(ObservationFixture given) {
    return findAssessment(given, RenderingFixtures.rendered(), ConditionType.InSync);
  }

  @ParameterizedTest
  @ValueSource(strings = {"settings", "tags"})
  void aNewGenerationIsNotDoneBeforeItCouldBeCompared(String fact) {
    var given = ObservationFixture.running().generation(2).unreadable(fact, DENIED);

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.AccessDenied, "not authorized");
    assertDecision(
        decide(given.unreadable(fact, new Failure.Throttled("slow"))),
        BeanstalkDecision.Wait.class,
        Reason.AwsUnavailable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"settings", "tags"})
  void whatIsDoneStaysDoneAndSaysThatItIsNotSeen(String fact) {
    var given = ObservationFixture.running().unreadable(fact, DENIED);

    assertThat(decide(given)).isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
    assertThat(inSync(given))
        .hasValueSatisfying(
            a -> {
              assertThat(a.status()).isEqualTo(ConditionStatus.Unknown);
              assertThat(a.reason()).isEqualTo(Reason.AccessDenied);
              assertThat(a.message()).contains("not authorized");
            });
    assertThat(inSync(given.unreadable(fact, new Failure.Throttled("slow")))).isEmpty();
  }

  @Test
  void whatDiffersStaysToldWhateverCannotBeRead() {
    var given =
        ObservationFixture.running()
            .status(
                "conditions: [{type: InSync, status: 'False', reason: OptionsNotApplied, message: m, lastTransitionTime: '2026-03-01T11:59:00Z', observedGeneration: 1}]")
            .unreadable("tags", DENIED);

    assertThat(inSync(given)).isEmpty();
  }

  @Test
  void optionsAreNotSetWhileNothingCouldBeRememberedOfThem() {
    var given = ObservationFixture.running().generation(2).unreadable("tags", DENIED);
    var wants =
        RenderingFixtures.rendered(Map.of(OptionKey.of("aws:autoscaling:asg", "MinSize"), "2"));

    assertDecision(
        decide(given, wants),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied,
        "not authorized");
  }

  @Test
  void badHealthIsToldFirst() {
    var given =
        ObservationFixture.running()
            .generation(2)
            .environment("health", HealthStatus.Severe)
            .unreadable("tags", DENIED);

    assertThat(decide(given)).isEqualTo(BeanstalkDecision.Nothing.DEPLOYED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"settings", "tags"})
  void whoAsksForTheChangesReadsWhyTheyAreNotMade(String fact) {
    var given =
        ObservationFixture.running()
            .unreadable(fact, DENIED)
            .annotation(Annotations.APPLY_PLAN, "now");

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.AccessDenied, "not authorized");
  }
}
