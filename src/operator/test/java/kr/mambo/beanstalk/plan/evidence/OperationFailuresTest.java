package kr.mambo.beanstalk.plan.evidence;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;

/** What failed is told and not begun again until something changes. */
class OperationFailuresTest {
  private static final OptionKey TIMEOUT = OptionKey.of("aws:elasticbeanstalk:command", "Timeout");

  /** The spec wants another timeout than Beanstalk has. */
  private static ObservationFixture withAnotherTimeout() {
    return ObservationFixture.running()
        .known("settings", new LiveSettings(Map.of(TIMEOUT, "600"), false));
  }

  private static BeanstalkRendering rendering() {
    return RenderingFixtures.rendered(Map.of(TIMEOUT, "60"));
  }

  private static String failed(String kind, Duration ago) {
    return "failedOperation: {kind: %s, message: stack is stuck, generation: 1, failedAt: '%s'}"
        .formatted(kind, ObservationFixture.NOW.minus(ago));
  }

  @Test
  void refusedOptionsAreToldAndNotSetAgain() {
    var given = withAnotherTimeout().status(failed("UpdateSettings", Duration.ofHours(1)));

    assertDecision(
        decide(given, rendering()),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "aws:elasticbeanstalk:command:Timeout",
        "stack is stuck");
  }

  @Test
  void refusedOptionsAreSetForANewGeneration() {
    var given =
        withAnotherTimeout().status(failed("UpdateSettings", Duration.ofHours(1))).generation(2);

    assertDecision(
        decide(given, rendering()),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
  }

  @Test
  void refusedOptionsAreSetWhereItsUserAsks() {
    var given =
        withAnotherTimeout()
            .status(failed("UpdateSettings", Duration.ofHours(1)))
            .annotation(Annotations.RECONCILE, "now");

    assertDecision(
        decide(given, rendering()),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
  }

  @Test
  void whatFailedHoldsNothingElseBack() {
    var given = ObservationFixture.running().status(failed("UpdateSettings", Duration.ofHours(1)));

    assertDecision(decide(given), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void aRefusedPlatformVersionIsToldAndNotMovedToAgain() {
    var given =
        ObservationFixture.running()
            .spec("platform: {version: 4.13.9}")
            .known("platform", Records.with(ObservationFixture.PLATFORM, "version", "4.13.9"))
            .status(failed("UpdatePlatform", Duration.ofHours(1)));

    assertDecision(
        decide(given),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "4.13.9",
        "stack is stuck");
  }

  @Test
  void aFailedRollbackIsToldForAsLongAsNothingChanges() {
    var given =
        ObservationFixture.running()
            .environment("versionLabel", "v-good")
            .status("failedVersions: [{label: v-wanted, message: boom}]")
            .status(failed("Rollback", Duration.ofHours(1)));

    assertDecision(
        decide(given),
        BeanstalkDecision.Refuse.class,
        Reason.RollbackFailed,
        "stack is stuck",
        "v-good");
  }

  @Test
  void aFailedTerminationIsToldForAWhileAndThenTriedAgain() {
    var lately = ObservationFixture.running().deleting(DeletionPolicy.Delete);
    assertDecision(
        decide(lately.status(failed("Terminate", Duration.ofMinutes(1)))),
        BeanstalkDecision.Refuse.class,
        Reason.Terminating,
        "stack is stuck");

    var before = ObservationFixture.running().deleting(DeletionPolicy.Delete);
    assertDecision(
        decide(before.status(failed("Terminate", Duration.ofMinutes(6)))),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
  }
}
