package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static kr.mambo.beanstalk.plan.ReplacementFixtures.assertPhaseChange;
import static kr.mambo.beanstalk.plan.ReplacementFixtures.withReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating the second environment, up to the moment when its health counts. */
class ReplacementCreationTest {
  private static final BeanstalkRendering WANTED = ReplacementFixtures.rendering();

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
  @CsvSource({"1, Replacing, Waiting for environment mambo-py-b", "46, OperationOverdue, since"})
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
        "does not belong to this resource");
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
}
