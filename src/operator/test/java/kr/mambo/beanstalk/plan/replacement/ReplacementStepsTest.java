package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
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

  private static ObservationFixture withReplacement(String phase, ObservationFixture second) {
    return ReplacementFixtures.inPhase(phase).replacement(second);
  }

  private static void assertPhaseChange(
      BeanstalkDecision decision, ReplacementPhase phase, String... words) {
    var move = assertDecision(decision, ChangePhase.class, Reason.Replacing, words);
    assertThat(move.next()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
  }

  private static ObservationFixture operation(ObservationFixture given, String kind, int minutes) {
    return given.status(
        "operation: {kind: %s, label: v-wanted, requestId: r-1, startedAt: '%s', generation: 2, environmentName: mambo-py-b}"
            .formatted(kind, ObservationFixture.NOW.minusSeconds(minutes * 60L)));
  }

  @Test
  void itIsMadeWithoutAnAddressOfItsOwnAndSaysWhomItReplaces() {
    var given =
        ReplacementFixtures.inPhase("Preparing")
            .spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    var made =
        assertDecision(decide(given, WANTED), OnReplacement.class, Reason.Replacing, "mambo-py-b");

    assertThat(made.decision())
        .isInstanceOfSatisfying(
            BeanstalkDecision.CreateEnvironment.class,
            d -> {
              assertThat(d.name()).isEqualTo("mambo-py-b");
              assertThat(d.cnamePrefix()).isEmpty();
              assertThat(d.label()).isEqualTo("v-wanted");
              assertThat(d.options())
                  .containsEntry(ReplacementFixtures.LOAD_BALANCER_TYPE, "network");
              assertThat(d.tags())
                  .containsEntry(Tags.OWNER, ObservationFixture.OWNER)
                  .containsEntry(Tags.REPLACES, "e-1/" + ReplacementFixtures.CNAME);
            });
  }

  @Test
  void whatItNeedsIsMadeBefore() {
    var empty =
        ReplacementFixtures.absentReplacement().known("bucket", new BucketState.Usable(Set.of()));
    var profileless = ReplacementFixtures.absentReplacement().known("instanceProfile", false);

    assertDecision(
        decide(withReplacement("Preparing", empty), WANTED),
        BeanstalkDecision.UploadArtifacts.class,
        Reason.PreparingVersion);
    assertDecision(
        decide(withReplacement("Preparing", profileless), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.InstanceProfileMissing);
    assertDecision(
        decide(ReplacementFixtures.inPhase("Preparing").notRead("replacement"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
  }

  @ParameterizedTest
  @CsvSource({"1, Replacing, at work on environment mambo-py-b", "46, OperationOverdue, since"})
  void whileItIsMadeItIsWaitedFor(int minutes, Reason reason, String word) {
    var launching =
        ReplacementFixtures.readyReplacement().environment("lifecycle", Lifecycle.Launching);

    assertDecision(
        decide(operation(withReplacement("Preparing", launching), "Create", minutes), WANTED),
        BeanstalkDecision.Wait.class,
        reason,
        word);
  }

  @Test
  void afterAnOperationTheTimeToBecomeHealthyBegins() {
    var decision =
        decide(
            operation(
                withReplacement("Preparing", ReplacementFixtures.readyReplacement()), "Create", 5),
            WANTED);

    assertPhaseChange(decision, ReplacementPhase.Preparing);
    assertThat(((ChangePhase) decision).next())
        .hasValueSatisfying(s -> assertThat(s.since()).isEqualTo(ObservationFixture.NOW));
  }

  @Test
  void anOperationThatFailedStopsItWithBeanstalksWords() {
    var broken =
        ReplacementFixtures.readyReplacement()
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60), "ERROR", "no subnets", "r-1", ""));
    var decision = decide(operation(withReplacement("Preparing", broken), "Create", 5), WANTED);

    assertPhaseChange(decision, ReplacementPhase.Failed, "mambo-py-b failed", "no subnets");
    assertThat(((ChangePhase) decision).next())
        .hasValueSatisfying(
            s -> {
              assertThat(s.attempted()).isEqualTo(new ReplacementStatus.Attempt(2L, "v-wanted"));
            });
  }

  @Test
  void oneThatIsNotOursIsNotTouched() {
    assertDecision(
        decide(
            withReplacement(
                "Preparing", ReplacementFixtures.readyReplacement().known("tags", Map.of())),
            WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "not ours");
    var unread = ReplacementFixtures.readyReplacement().environment("id", "e-9");
    assertDecision(
        decide(withReplacement("Preparing", unread.notRead("tags")), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    assertDecision(
        decide(
            withReplacement("Preparing", unread.unreadable("tags", new Failure.Denied("no"))),
            WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied);
  }

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
            "before it takes the place of the first",
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
        "mambo-py-b is made anew",
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
        "Severe for 15 minutes",
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
        "The load balancer is of type application");
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
