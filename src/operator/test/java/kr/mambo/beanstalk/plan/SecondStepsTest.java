package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a second environment to the place of the first. */
class SecondStepsTest {
  private static final Rendering WANTED = Replacing.wanted();

  private static Given beside(String phase, Given second) {
    return Replacing.in(phase).beside(second);
  }

  private static void moves(Decision decision, ReplacementPhase phase, String... words) {
    var move = says(decision, MoveTo.class, Reason.Replacing, words);
    assertThat(move.to()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
  }

  private static Given operation(Given given, String kind, int minutes) {
    return given.status(
        "operation: {kind: %s, label: v-wanted, requestId: r-1, startedAt: '%s', generation: 2, environmentName: mambo-py-b}"
            .formatted(kind, Given.NOW.minusSeconds(minutes * 60L)));
  }

  @Test
  void itIsMadeWithoutAnAddressOfItsOwnAndSaysWhomItReplaces() {
    var given = Replacing.in("Preparing").spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    var made = says(decide(given, WANTED), AtOther.class, Reason.Replacing, "mambo-py-b");

    assertThat(made.what())
        .isInstanceOfSatisfying(
            Decision.CreateEnvironment.class,
            d -> {
              assertThat(d.name()).isEqualTo("mambo-py-b");
              assertThat(d.cnamePrefix()).isEmpty();
              assertThat(d.label()).isEqualTo("v-wanted");
              assertThat(d.options()).containsEntry(Replacing.TYPE, "network");
              assertThat(d.tags())
                  .containsEntry(Tags.OWNER, Given.OWNER)
                  .containsEntry(Tags.REPLACES, "e-1/" + Replacing.CNAME);
            });
  }

  @Test
  void whatItNeedsIsMadeBefore() {
    var empty = Replacing.absent().known("bucket", new BucketState.Usable(Set.of()));
    var profileless = Replacing.absent().known("instanceProfile", false);

    says(
        decide(beside("Preparing", empty), WANTED),
        Decision.UploadArtifacts.class,
        Reason.PreparingVersion);
    says(
        decide(beside("Preparing", profileless), WANTED),
        Decision.Refuse.class,
        Reason.InstanceProfileMissing);
    says(
        decide(Replacing.in("Preparing").notAsked("other"), WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation);
  }

  @ParameterizedTest
  @CsvSource({"1, Replacing, at work on environment mambo-py-b", "46, OperationOverdue, since"})
  void whileItIsMadeItIsWaitedFor(int minutes, Reason reason, String word) {
    var launching = Replacing.second().live("lifecycle", Lifecycle.Launching);

    says(
        decide(operation(beside("Preparing", launching), "Create", minutes), WANTED),
        Decision.Wait.class,
        reason,
        word);
  }

  @Test
  void afterAnOperationTheTimeToBecomeHealthyBegins() {
    var decision = decide(operation(beside("Preparing", Replacing.second()), "Create", 5), WANTED);

    moves(decision, ReplacementPhase.Preparing);
    assertThat(((MoveTo) decision).to())
        .hasValueSatisfying(s -> assertThat(s.since()).isEqualTo(Given.NOW));
  }

  @Test
  void anOperationThatFailedStopsItWithBeanstalksWords() {
    var broken =
        Replacing.second()
            .event(new EventLine(Given.NOW.minusSeconds(60), "ERROR", "no subnets", "r-1", ""));
    var decision = decide(operation(beside("Preparing", broken), "Create", 5), WANTED);

    moves(decision, ReplacementPhase.Failed, "mambo-py-b failed", "no subnets");
    assertThat(((MoveTo) decision).to())
        .hasValueSatisfying(
            s -> {
              assertThat(s.held()).isEqualTo(new SecondEnvironment.Held(2L, "v-wanted"));
            });
  }

  @Test
  void oneThatIsNotOursIsNotTouched() {
    says(
        decide(beside("Preparing", Replacing.second().known("tags", Map.of())), WANTED),
        Decision.Refuse.class,
        Reason.EnvironmentExists,
        "not ours");
    var unread = Replacing.second().live("id", "e-9");
    says(
        decide(beside("Preparing", unread.notAsked("tags")), WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(beside("Preparing", unread.unreadable("tags", new Failure.Denied("no"))), WANTED),
        Decision.Refuse.class,
        Reason.AccessDenied);
  }

  @ParameterizedTest
  @EnumSource(value = Lifecycle.class, mode = EnumSource.Mode.EXCLUDE, names = "Ready")
  void whileItIsBusyItIsWaitedFor(Lifecycle lifecycle) {
    says(
        decide(beside("Settling", Replacing.second().live("lifecycle", lifecycle)), WANTED),
        Decision.Wait.class,
        Reason.OperationInProgress,
        "mambo-py-b");
  }

  @Test
  void itsOptionsHaveToBeKnown() {
    says(
        decide(beside("Settling", Replacing.second().notAsked("settings")), WANTED),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation);
    says(
        decide(
            beside(
                "Settling",
                Replacing.second().unreadable("settings", new Failure.Unavailable("down"))),
            WANTED),
        Decision.Wait.class,
        Reason.AwsUnavailable);
  }

  @Test
  void aNewVersionIsDeployedToItBeforeItServes() {
    var wanted = Renderings.wanted("v-next", "cccc", "k1", Map.of(Replacing.TYPE, "network"));

    var update =
        says(
            decide(beside("Settling", Replacing.second()), wanted),
            AtOther.class,
            Reason.Replacing,
            "before it takes the place of the first",
            "v-next");

    assertThat(update.what())
        .isInstanceOfSatisfying(
            Decision.UpdateEnvironment.class, d -> assertThat(d.environmentId()).isEqualTo("e-2"));
  }

  @Test
  void changedOptionsAreSetOnItOncePerGeneration() {
    var min = OptionKey.of("aws:autoscaling:asg", "MinSize");
    var wanted = Renderings.wanted(Map.of(Replacing.TYPE, "network", min, "2"));
    var given = beside("Settling", Replacing.second());

    says(decide(given.generation(3), wanted), AtOther.class, Reason.Replacing, "MinSize");
    says(decide(given.generation(2), wanted), Decision.Wait.class, Reason.Replacing);
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

    says(decide(beside("Settling", old), WANTED), Decision.Wait.class, Reason.Replacing);
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
    var given = beside(phase, Replacing.second().live("health", health));

    moves(decide(given.now(Given.NOW.plusSeconds(seconds - 30L)), WANTED), to);
  }

  @Test
  void illHealthIsToldWithItsCauses() {
    var ill =
        Replacing.second()
            .live("health", HealthStatus.Severe)
            .known("causes", java.util.List.of("ELB health is failing"));

    says(decide(beside("Preparing", ill), WANTED), Decision.Wait.class, Reason.Replacing, "Severe");
    moves(
        decide(beside("Preparing", ill).now(Given.NOW.plusSeconds(900)), WANTED),
        ReplacementPhase.Failed,
        "Severe for 15 minutes",
        "ELB health is failing");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "31, true"})
  void onceItsHealthHasHeldTheNamesAreSwapped(int seconds, boolean swaps) {
    var given = beside("Settling", Replacing.second()).now(Given.NOW.plusSeconds(seconds));

    var decision = decide(given, WANTED);

    assertThat(decision instanceof Decision.Replacing.Swap).isEqualTo(swaps);
    if (swaps) {
      var swap = (Decision.Replacing.Swap) decision;
      assertThat(swap.environmentId()).isEqualTo("e-1");
      assertThat(swap.otherId()).isEqualTo("e-2");
      assertThat(swap.cname()).isEqualTo(Replacing.CNAME);
    }
  }

  @Test
  void anAddressThatNeitherHasIsNotSwapped() {
    var given =
        beside("Settling", Replacing.second())
            .live("cname", "elsewhere")
            .now(Given.NOW.plusSeconds(60));

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
        Decision.Refuse.class,
        Reason.ReplacementFailed,
        "The load balancer is of type application");
    moves(decide(beside(phase, Replacing.second()).generation(3), WANTED), to);
    moves(decide(beside(phase, Replacing.second()), other), to);
    moves(
        decide(beside(phase, Replacing.second()).annotation(Annotations.RECONCILE, "now"), WANTED),
        to);
  }
}
