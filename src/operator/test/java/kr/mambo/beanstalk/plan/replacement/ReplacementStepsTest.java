package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
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
import kr.mambo.beanstalk.plan.Renderings;
import kr.mambo.beanstalk.plan.Replacing;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a second environment to the place of the first. */
class ReplacementStepsTest {
  private static final BeanstalkRendering WANTED = Replacing.wanted();

  private static ObservationFixture beside(String phase, ObservationFixture second) {
    return Replacing.in(phase).replacement(second);
  }

  private static void moves(BeanstalkDecision decision, ReplacementPhase phase, String... words) {
    var move = says(decision, ChangePhase.class, Reason.Replacing, words);
    assertThat(move.next()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
  }

  private static ObservationFixture operation(ObservationFixture given, String kind, int minutes) {
    return given.status(
        "operation: {kind: %s, label: v-wanted, requestId: r-1, startedAt: '%s', generation: 2, environmentName: mambo-py-b}"
            .formatted(kind, ObservationFixture.NOW.minusSeconds(minutes * 60L)));
  }

  @Test
  void itIsMadeWithoutAnAddressOfItsOwnAndSaysWhomItReplaces() {
    var given = Replacing.in("Preparing").spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    var made = says(decide(given, WANTED), OnReplacement.class, Reason.Replacing, "mambo-py-b");

    assertThat(made.decision())
        .isInstanceOfSatisfying(
            BeanstalkDecision.CreateEnvironment.class,
            d -> {
              assertThat(d.name()).isEqualTo("mambo-py-b");
              assertThat(d.cnamePrefix()).isEmpty();
              assertThat(d.label()).isEqualTo("v-wanted");
              assertThat(d.options()).containsEntry(Replacing.TYPE, "network");
              assertThat(d.tags())
                  .containsEntry(Tags.OWNER, ObservationFixture.OWNER)
                  .containsEntry(Tags.REPLACES, "e-1/" + Replacing.CNAME);
            });
  }

  @Test
  void whatItNeedsIsMadeBefore() {
    var empty = Replacing.absent().known("bucket", new BucketState.Usable(Set.of()));
    var profileless = Replacing.absent().known("instanceProfile", false);

    says(
        decide(beside("Preparing", empty), WANTED),
        BeanstalkDecision.UploadArtifacts.class,
        Reason.PreparingVersion);
    says(
        decide(beside("Preparing", profileless), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.InstanceProfileMissing);
    says(
        decide(Replacing.in("Preparing").notRead("replacement"), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
  }

  @ParameterizedTest
  @CsvSource({"1, Replacing, at work on environment mambo-py-b", "46, OperationOverdue, since"})
  void whileItIsMadeItIsWaitedFor(int minutes, Reason reason, String word) {
    var launching = Replacing.second().environment("lifecycle", Lifecycle.Launching);

    says(
        decide(operation(beside("Preparing", launching), "Create", minutes), WANTED),
        BeanstalkDecision.Wait.class,
        reason,
        word);
  }

  @Test
  void afterAnOperationTheTimeToBecomeHealthyBegins() {
    var decision = decide(operation(beside("Preparing", Replacing.second()), "Create", 5), WANTED);

    moves(decision, ReplacementPhase.Preparing);
    assertThat(((ChangePhase) decision).next())
        .hasValueSatisfying(s -> assertThat(s.since()).isEqualTo(ObservationFixture.NOW));
  }

  @Test
  void anOperationThatFailedStopsItWithBeanstalksWords() {
    var broken =
        Replacing.second()
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60), "ERROR", "no subnets", "r-1", ""));
    var decision = decide(operation(beside("Preparing", broken), "Create", 5), WANTED);

    moves(decision, ReplacementPhase.Failed, "mambo-py-b failed", "no subnets");
    assertThat(((ChangePhase) decision).next())
        .hasValueSatisfying(
            s -> {
              assertThat(s.held()).isEqualTo(new SecondEnvironment.Held(2L, "v-wanted"));
            });
  }

  @Test
  void oneThatIsNotOursIsNotTouched() {
    says(
        decide(beside("Preparing", Replacing.second().known("tags", Map.of())), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "not ours");
    var unread = Replacing.second().environment("id", "e-9");
    says(
        decide(beside("Preparing", unread.notRead("tags")), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(beside("Preparing", unread.unreadable("tags", new Failure.Denied("no"))), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied);
  }

  @ParameterizedTest
  @EnumSource(value = Lifecycle.class, mode = EnumSource.Mode.EXCLUDE, names = "Ready")
  void whileItIsBusyItIsWaitedFor(Lifecycle lifecycle) {
    says(
        decide(beside("Settling", Replacing.second().environment("lifecycle", lifecycle)), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress,
        "mambo-py-b");
  }

  @Test
  void itsOptionsHaveToBeKnown() {
    says(
        decide(beside("Settling", Replacing.second().notRead("settings")), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(
            beside(
                "Settling",
                Replacing.second().unreadable("settings", new Failure.Unavailable("down"))),
            WANTED),
        BeanstalkDecision.Wait.class,
        Reason.AwsUnavailable);
  }

  @Test
  void aNewVersionIsDeployedToItBeforeItServes() {
    var wanted = Renderings.wanted("v-next", "cccc", "k1", Map.of(Replacing.TYPE, "network"));

    var update =
        says(
            decide(beside("Settling", Replacing.second()), wanted),
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
    var wanted = Renderings.wanted(Map.of(Replacing.TYPE, "network", min, "2"));
    var given = beside("Settling", Replacing.second());

    says(decide(given.generation(3), wanted), OnReplacement.class, Reason.Replacing, "MinSize");
    says(decide(given.generation(2), wanted), BeanstalkDecision.Wait.class, Reason.Replacing);
  }

  @Test
  void anotherChangeThatCannotBeMadeOnItMakesItAnew() {
    var old = Replacing.second().known("settings", Replacing.settings("classic"));

    moves(
        decide(beside("Settling", old).generation(3), WANTED),
        ReplacementPhase.Dropping,
        "mambo-py-b is made anew",
        "classic");
  }

  @Test
  void whatReadsBackOtherwiseThanAskedForMakesNoThird() {
    var old = Replacing.second().known("settings", new LiveSettings(Map.of(), false));

    says(decide(beside("Settling", old), WANTED), BeanstalkDecision.Wait.class, Reason.Replacing);
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
    var given = beside(phase, Replacing.second().environment("health", health));

    moves(decide(given.now(ObservationFixture.NOW.plusSeconds(seconds - 30L)), WANTED), to);
  }

  @Test
  void illHealthIsToldWithItsCauses() {
    var ill =
        Replacing.second()
            .environment("health", HealthStatus.Severe)
            .known("healthCauses", java.util.List.of("ELB health is failing"));

    says(
        decide(beside("Preparing", ill), WANTED),
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "Severe");
    moves(
        decide(beside("Preparing", ill).now(ObservationFixture.NOW.plusSeconds(900)), WANTED),
        ReplacementPhase.Failed,
        "Severe for 15 minutes",
        "ELB health is failing");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "31, true"})
  void onceItsHealthHasHeldTheNamesAreSwapped(int seconds, boolean swaps) {
    var given =
        beside("Settling", Replacing.second()).now(ObservationFixture.NOW.plusSeconds(seconds));

    var decision = decide(given, WANTED);

    assertThat(decision instanceof BeanstalkDecision.ReplacementStep.SwapCnames).isEqualTo(swaps);
    if (swaps) {
      var swap = (BeanstalkDecision.ReplacementStep.SwapCnames) decision;
      assertThat(swap.environmentId()).isEqualTo("e-1");
      assertThat(swap.replacementId()).isEqualTo("e-2");
      assertThat(swap.cname()).isEqualTo(Replacing.CNAME);
    }
  }

  @Test
  void anAddressThatNeitherHasIsNotSwapped() {
    var given =
        beside("Settling", Replacing.second())
            .environment("cname", "elsewhere")
            .now(ObservationFixture.NOW.plusSeconds(60));

    moves(decide(given, WANTED), ReplacementPhase.Unswapped, "Neither", Replacing.CNAME);
  }

  @Test
  void aSwapThatFailedIsHeld() {
    var given =
        beside("Settling", Replacing.second())
            .status(
                "operation: {kind: SwapCnames, requestId: r-1, startedAt: '2026-03-01T11:59:00Z', generation: 2}")
            .event("ERROR", "Swapping failed");

    moves(decide(given, WANTED), ReplacementPhase.Unswapped, "Swapping failed");
  }

  @ParameterizedTest
  @CsvSource({"Failed, Dropping", "Unswapped, Settling"})
  void whatStoppedGoesOnWhenSomethingChangesOrItsUserAsks(String phase, ReplacementPhase to) {
    var other = Renderings.wanted("v-next", "cccc", "k1", Map.of(Replacing.TYPE, "network"));

    says(
        decide(beside(phase, Replacing.second()), WANTED),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementFailed,
        "The load balancer is of type application");
    moves(decide(beside(phase, Replacing.second()).generation(3), WANTED), to);
    moves(decide(beside(phase, Replacing.second()), other), to);
    moves(
        decide(beside(phase, Replacing.second()).annotation(Annotations.RECONCILE, "now"), WANTED),
        to);
  }
}
