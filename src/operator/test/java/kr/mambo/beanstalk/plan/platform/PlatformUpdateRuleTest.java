package kr.mambo.beanstalk.plan.platform;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the platform version moves, and to which. */
class PlatformUpdateRuleTest {
  private static final PlatformVersion NEWER = version("4.14.0", "recommended");

  /** Saturdays at 23:00 in Seoul are Saturdays at 14:00 in UTC. */
  private static final String WINDOW =
      "platform: {update: {mode: Window, schedule: '0 23 * * SAT', durationMinutes: 60, timeZone: Asia/Seoul}}";

  private static PlatformVersion version(String number, String lifecycle) {
    return new PlatformVersion("arn:new/" + number, number, "b", lifecycle, "supported");
  }

  /** A newer version is there than the one that runs. */
  private static ObservationFixture withNewerPlatform(String spec) {
    return ObservationFixture.running()
        .spec(spec)
        .known("platform", NEWER)
        .known("newestPlatform", NEWER);
  }

  private static void assertUpdates(ObservationFixture given, String version) {
    var update =
        assertDecision(
            decide(given),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.UpdatingPlatform,
            "from version 4.13.7 to " + version,
            "replacing instances");

    assertThat(update.kind()).isEqualTo(OperationKind.UpdatePlatform);
    assertThat(update.platformArn()).contains("arn:new/" + version);
    assertThat(update.label()).isEmpty();
    assertThat(update.set()).isEmpty();
  }

  private static void assertUnchanged(ObservationFixture given) {
    assertDecision(decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void aPinnedVersionIsMovedToAlsoBackwards() {
    assertUpdates(withNewerPlatform("platform: {version: 4.14.0}"), "4.14.0");
    assertUpdates(
        ObservationFixture.running()
            .spec("platform: {version: 4.9.1}")
            .known("platform", version("4.9.1", ""))
            .known("newestPlatform", NEWER),
        "4.9.1");
  }

  @Test
  void aPinnedVersionThatRunsStaysWhateverIsNewest() {
    assertUnchanged(withNewerPlatform("platform: {version: 4.13.7, update: {mode: Immediate}}"));
    assertUnchanged(
        withNewerPlatform("platform: {version: 4.13.7}")
            .unreadable("platform", new Failure.Denied("no")));
  }

  @Test
  void withReportAMoveFromThePinIsLeftUntilTheNextGeneration() {
    assertUnchanged(withNewerPlatform("{platform: {version: 4.14.0}, driftPolicy: Report}"));
    assertUpdates(
        withNewerPlatform("{platform: {version: 4.14.0}, driftPolicy: Report}").generation(2),
        "4.14.0");
  }

  @Test
  void manualKeepsWhatWasResolvedAtCreation() {
    for (var spec :
        List.of("", "platform: {update: {mode: Manual}}", "platform: {update: {mode: Yearly}}"))
      assertUnchanged(withNewerPlatform(spec));
  }

  @ParameterizedTest
  @CsvSource({"Correct", "Report"})
  void immediateMovesAsSoonAsANewerOneIsRecommended(String driftPolicy) {
    var spec = "{platform: {update: {mode: Immediate}}, driftPolicy: %s}".formatted(driftPolicy);

    assertUpdates(withNewerPlatform(spec), "4.14.0");
    assertUnchanged(ObservationFixture.running().spec(spec));
    assertUnchanged(withNewerPlatform(spec).known("newestPlatform", version("4.14.0", "")));
    assertUnchanged(
        withNewerPlatform(spec).known("newestPlatform", version("4.9.1", "recommended")));
    assertUnchanged(
        withNewerPlatform(spec).unreadable("newestPlatform", new Failure.Throttled("slow")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28T13:59:59Z, false",
    "2026-02-28T14:00:00Z, true",
    "2026-02-28T14:59:59Z, true",
    "2026-02-28T15:00:00Z, false"
  })
  void aWindowMovesWhileItIsOpen(Instant now, boolean open) {
    var given = withNewerPlatform(WINDOW).now(now);

    if (open) assertUpdates(given, "4.14.0");
    else assertUnchanged(given);
  }

  @Test
  void aPassIsWantedWhenTheWindowOpens() {
    assertThat(plan(withNewerPlatform(WINDOW)).requeueAt())
        .contains(Instant.parse("2026-03-07T14:00:00Z"));
    assertThat(plan(withNewerPlatform("")).requeueAt()).isEmpty();
    assertThat(plan(withNewerPlatform("platform: {update: {mode: Immediate}}")).requeueAt())
        .isEmpty();
    assertThat(
            plan(withNewerPlatform(WINDOW.replace("{update", "{version: 4.13.7, update")))
                .requeueAt())
        .isEmpty();
    assertThat(plan(withNewerPlatform(WINDOW.replace("SAT", "SUNDAY"))).requeueAt()).isEmpty();
  }

  private static Plan plan(ObservationFixture given) {
    return new BeanstalkPlanner().plan(given.observation(), RenderingFixtures.rendered(), false);
  }

  @Test
  void afterAnAdoptionThePlatformStaysUntilItsUserAsks() {
    for (var spec :
        List.of("platform: {update: {mode: Immediate}}", "platform: {version: 4.14.0}")) {
      assertUnchanged(withNewerPlatform(spec).status("adoptedGeneration: 1"));
      assertUpdates(withNewerPlatform(spec).status("adoptedGeneration: 1").generation(2), "4.14.0");
      assertUpdates(
          withNewerPlatform(spec)
              .status("adoptedGeneration: 1")
              .annotation("eb.mambo.kr/apply-plan", "1"),
          "4.14.0");
    }
  }

  @Test
  void aDeploymentGoesFirstAndAlone() {
    var decision =
        decide(
            withNewerPlatform("platform: {update: {mode: Immediate}}")
                .known(
                    "bucket",
                    new kr.mambo.beanstalk.model.BucketState.Usable(
                        java.util.Set.of("k/bundle", "k/secret"))),
            RenderingFixtures.rendered("v-next", "cccc", "k1", java.util.Map.of()));

    var update =
        assertDecision(decision, BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying);
    assertThat(update.platformArn()).isEmpty();
  }

  @Test
  void whatFailedIsNotTriedAgainUntilSomethingChanges() {
    var failed =
        withNewerPlatform("platform: {update: {mode: Immediate}}")
            .status(
                "failedOperation: {kind: UpdatePlatform, platform: 4.14.0, message: no capacity, generation: 1, failedAt: '2026-03-01T11:00:00Z'}");
    var newest = version("4.14.1", "recommended");

    assertDecision(
        decide(failed),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "4.14.0",
        "no capacity");
    assertUpdates(failed.annotation("eb.mambo.kr/reconcile-requested-at", "1"), "4.14.0");
    assertUpdates(
        withNewerPlatform("platform: {update: {mode: Immediate}}")
            .status(failed.resource().previousStatus())
            .known("newestPlatform", newest),
        "4.14.1");
  }

  @Test
  void anUpdateThatBeanstalkTookBackHasFailedThoughNoErrorIsSeen() {
    var given =
        withNewerPlatform("platform: {update: {mode: Immediate}}")
            .status(
                "operation: {kind: UpdatePlatform, platform: 4.14.0, requestId: r-1, startedAt: '%s', generation: 1}"
                    .formatted(ObservationFixture.NOW.minus(Duration.ofMinutes(20))))
            .event("INFO", "Environment update completed successfully.");

    assertDecision(
        decide(given),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "has platform version 4.13.7 instead of 4.14.0");
  }

  @Test
  void aPinThatCannotBeReadIsNotMovedTo() {
    var given = ObservationFixture.running().spec("platform: {version: 4.14.0}");
    var unknown = new Failure.Rejected(Reason.PlatformUnknown, "no version 4.14.0");

    assertDecision(
        decide(given.notRead("platform")),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    assertDecision(
        decide(given.unreadable("platform", unknown)),
        BeanstalkDecision.Refuse.class,
        Reason.PlatformUnknown,
        "4.14.0");
  }
}
