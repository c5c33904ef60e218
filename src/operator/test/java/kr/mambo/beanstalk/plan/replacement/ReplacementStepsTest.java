package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static kr.mambo.beanstalk.plan.ReplacementFixtures.assertPhaseChange;
import static kr.mambo.beanstalk.plan.ReplacementFixtures.withReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a second environment to the place of the first. */
class ReplacementStepsTest {
  private static final BeanstalkRendering WANTED = ReplacementFixtures.rendering();

  @ParameterizedTest
  @EnumSource(value = Lifecycle.class, mode = EnumSource.Mode.EXCLUDE, names = "Ready")
  void whileItIsBusyItIsWaitedFor(Lifecycle lifecycle) {
    assertDecision(
        decide(
            withReplacement(
                "Settling",
                ReplacementFixtures.readyReplacement().environment("lifecycle", lifecycle)),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress,
        "mambo-py-b");
  }

  @Test
  void itsOptionsHaveToBeKnown() {
    assertDecision(
        decide(
            withReplacement("Settling", ReplacementFixtures.readyReplacement().notRead("settings")),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    assertDecision(
        decide(
            withReplacement(
                "Settling",
                ReplacementFixtures.readyReplacement()
                    .unreadable("settings", new Failure.Unavailable("down"))),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.AwsUnavailable);
  }

  @Test
  void aNewVersionIsDeployedToItBeforeItServes() {
    var wanted =
        RenderingFixtures.rendered(
            "v-next", "cccc", "k1", Map.of(ReplacementFixtures.LOAD_BALANCER_TYPE, "network"));

    var update =
        assertDecision(
            decide(withReplacement("Settling", ReplacementFixtures.readyReplacement()), wanted),
            OnReplacement.class,
            Reason.Replacing,
            "Preparing environment mambo-py-b as the replacement",
            "v-next");

    assertThat(update.decision())
        .isInstanceOfSatisfying(
            BeanstalkDecision.UpdateEnvironment.class,
            d -> assertThat(d.environmentId()).isEqualTo("e-2"));
  }

  @Test
  void changedOptionsAreSetOnItOncePerGeneration() {
    var min = OptionKey.of("aws:autoscaling:asg", "MinSize");
    var wanted =
        RenderingFixtures.rendered(
            Map.of(ReplacementFixtures.LOAD_BALANCER_TYPE, "network", min, "2"));
    var given = withReplacement("Settling", ReplacementFixtures.readyReplacement());

    assertDecision(
        decide(given.generation(3), wanted), OnReplacement.class, Reason.Replacing, "MinSize");
    assertDecision(
        decide(given.generation(2), wanted), BeanstalkDecision.Wait.class, Reason.Replacing);
  }

  @Test
  void anotherChangeThatCannotBeMadeOnItMakesItAnew() {
    var old =
        ReplacementFixtures.readyReplacement()
            .known("settings", ReplacementFixtures.settings("classic"));

    assertPhaseChange(
        decide(withReplacement("Settling", old).generation(3), WANTED),
        ReplacementPhase.Abandoning,
        "Recreating environment mambo-py-b",
        "classic");
  }

  @Test
  void whatReadsBackOtherwiseThanAskedForMakesNoThird() {
    var old =
        ReplacementFixtures.readyReplacement().known("settings", new LiveSettings(Map.of(), false));

    assertDecision(
        decide(withReplacement("Settling", old), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.Replacing);
  }

  @ParameterizedTest
  @CsvSource({
    "Ok, Preparing, 30, Settling",
    "Info, Preparing, 30, Settling",
    "Degraded, Settling, 30, Preparing",
    "Degraded, Preparing, 901, Failed",
    "NoData, Preparing, 901, Failed"
  })
  void itsHealthMovesIt(HealthStatus health, String phase, int seconds, ReplacementPhase to) {
    var given =
        withReplacement(
            phase, ReplacementFixtures.readyReplacement().environment("health", health));

    assertPhaseChange(
        decide(given.now(ObservationFixture.NOW.plusSeconds(seconds - 30L)), WANTED), to);
  }

  @Test
  void illHealthIsToldWithItsCauses() {
    var ill =
        ReplacementFixtures.readyReplacement()
            .environment("health", HealthStatus.Severe)
            .known("healthCauses", java.util.List.of("ELB health is failing"));

    assertDecision(
        decide(withReplacement("Preparing", ill), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "Severe");
    assertPhaseChange(
        decide(
            withReplacement("Preparing", ill).now(ObservationFixture.NOW.plusSeconds(900)), WANTED),
        ReplacementPhase.Failed,
        "Severe after 15 minutes",
        "ELB health is failing");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "31, true"})
  void onceItsHealthHasHeldTheNamesAreSwapped(int seconds, boolean swaps) {
    var given =
        withReplacement("Settling", ReplacementFixtures.readyReplacement())
            .now(ObservationFixture.NOW.plusSeconds(seconds));

    var decision = decide(given, WANTED);

    assertThat(decision instanceof BeanstalkDecision.ReplacementStep.SwapCnames).isEqualTo(swaps);
    if (swaps) {
      var swap = (BeanstalkDecision.ReplacementStep.SwapCnames) decision;
      assertThat(swap.environmentId()).isEqualTo("e-1");
      assertThat(swap.replacementId()).isEqualTo("e-2");
      assertThat(swap.cname()).isEqualTo(ReplacementFixtures.CNAME);
    }
  }

  @Test
  void anAddressThatNeitherHasIsNotSwapped() {
    var given =
        withReplacement("Settling", ReplacementFixtures.readyReplacement())
            .environment("cname", "elsewhere")
            .now(ObservationFixture.NOW.plusSeconds(60));

    assertPhaseChange(
        decide(given, WANTED), ReplacementPhase.SwapFailed, "Neither", ReplacementFixtures.CNAME);
  }

  @Test
  void aSwapThatFailedIsHeld() {
    var given =
        withReplacement("Settling", ReplacementFixtures.readyReplacement())
            .status(
                "operation: {kind: SwapCnames, requestId: r-1, startedAt: '2026-03-01T11:59:00Z', generation: 2}")
            .event("ERROR", "Swapping failed");

    assertPhaseChange(decide(given, WANTED), ReplacementPhase.SwapFailed, "Swapping failed");
  }

  @ParameterizedTest
  @CsvSource({"Failed, Abandoning", "SwapFailed, Settling"})
  void whatStoppedGoesOnWhenSomethingChangesOrItsUserAsks(String phase, ReplacementPhase to) {
    var other =
        RenderingFixtures.rendered(
            "v-next", "cccc", "k1", Map.of(ReplacementFixtures.LOAD_BALANCER_TYPE, "network"));

    assertDecision(
        decide(withReplacement(phase, ReplacementFixtures.readyReplacement()), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementFailed,
        "spec.loadBalancer.type cannot change from application");
    assertPhaseChange(
        decide(
            withReplacement(phase, ReplacementFixtures.readyReplacement()).generation(3), WANTED),
        to);
    assertPhaseChange(
        decide(withReplacement(phase, ReplacementFixtures.readyReplacement()), other), to);
    assertPhaseChange(
        decide(
            withReplacement(phase, ReplacementFixtures.readyReplacement())
                .annotation(Annotations.RECONCILE, "now"),
            WANTED),
        to);
  }
}
