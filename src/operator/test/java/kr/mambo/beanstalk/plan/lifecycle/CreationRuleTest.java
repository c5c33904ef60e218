package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;

class CreationRuleTest {
  private static final String FAILED = "failedVersions: [{label: v-wanted, message: no capacity}]";

  @Test
  void anEnvironmentIsMadeWithAllThatIsWanted() {
    var option = OptionKey.of("aws:autoscaling:asg", "MinSize");
    var given = ObservationFixture.prepared().spec("{cnamePrefix: mambo, tags: {team: web}}");

    var decision =
        assertDecision(
            decide(given, RenderingFixtures.rendered(Map.of(option, "1"))),
            BeanstalkDecision.CreateEnvironment.class,
            Reason.Creating,
            "v-wanted",
            "4.13.7");

    assertThat(decision.application()).isEqualTo("mambo");
    assertThat(decision.name()).isEqualTo("mambo-py");
    assertThat(decision.cnamePrefix()).contains("mambo");
    assertThat(decision.platformArn()).isEqualTo(ObservationFixture.PLATFORM.arn());
    assertThat(decision.label()).isEqualTo("v-wanted");
    assertThat(decision.options()).containsExactly(Map.entry(option, "1"));
    assertThat(decision.tags())
        .isEqualTo(Map.of("team", "web", Tags.OWNER, ObservationFixture.OWNER));
  }

  @Test
  void aVersionThatFailedIsNotTriedAgain() {
    assertDecision(
        decide(ObservationFixture.prepared().status(FAILED)),
        BeanstalkDecision.Refuse.class,
        Reason.CreateFailed,
        "no capacity");
  }

  @Test
  void itsUserMayAskForAnotherTry() {
    var given =
        ObservationFixture.prepared().status(FAILED).annotation(Annotations.RECONCILE, "now");

    assertDecision(decide(given), BeanstalkDecision.CreateEnvironment.class, Reason.Creating);
  }

  @Test
  void anAnsweredAskIsNoSecondTry() {
    var given =
        ObservationFixture.prepared()
            .status(FAILED)
            .status("lastHandledReconcileAt: now")
            .annotation(Annotations.RECONCILE, "now");

    assertDecision(decide(given), BeanstalkDecision.Refuse.class, Reason.CreateFailed);
  }

  @Test
  void aVanishedEnvironmentIsMadeAnewUnlessDriftIsOnlyReported() {
    var given = ObservationFixture.prepared().status("{environmentId: e-1, appliedGeneration: 1}");

    assertDecision(decide(given), BeanstalkDecision.CreateEnvironment.class, Reason.Creating);
    assertDecision(
        decide(given.spec("driftPolicy: Report")),
        BeanstalkDecision.Paused.class,
        Reason.Drifted,
        "driftPolicy");
    assertDecision(
        decide(given.annotation("eb.mambo.kr/apply-plan", "now")),
        BeanstalkDecision.CreateEnvironment.class,
        Reason.Creating);
    assertDecision(
        decide(given.status("lastHandledApplyPlan: now")),
        BeanstalkDecision.Paused.class,
        Reason.Drifted);
    assertDecision(
        decide(given.generation(2)), BeanstalkDecision.CreateEnvironment.class, Reason.Creating);
  }

  @Test
  void whatWasTakenOverAndTerminatedIsNotMadeAnewByItself() {
    var given = ObservationFixture.prepared().status("{environmentId: e-1, adoptedGeneration: 1}");

    assertDecision(
        decide(given), BeanstalkDecision.Paused.class, Reason.Drifted, "eb.mambo.kr/apply-plan");
  }

  @Test
  void aFirstCreationIsNoDrift() {
    assertDecision(
        decide(ObservationFixture.prepared().spec("driftPolicy: Report")),
        BeanstalkDecision.CreateEnvironment.class,
        Reason.Creating);
  }

  @Test
  void aMissingInstanceProfileIsNamed() {
    assertDecision(
        decide(ObservationFixture.prepared().known("instanceProfile", false)),
        BeanstalkDecision.Refuse.class,
        Reason.InstanceProfileMissing,
        "web-profile",
        "spec.instanceProfile");
  }

  @Test
  void anIdentityThatMayNotAskForProfilesGoesOn() {
    assertDecision(
        decide(
            ObservationFixture.prepared().unreadable("instanceProfile", new Failure.Denied("iam"))),
        BeanstalkDecision.CreateEnvironment.class,
        Reason.Creating);
  }

  @Test
  void anUnknownPlatformIsRefused() {
    var failure = new Failure.Rejected(Reason.PlatformUnknown, "no such branch");

    assertDecision(
        decide(ObservationFixture.prepared().unreadable("platform", failure)),
        BeanstalkDecision.Refuse.class,
        Reason.PlatformUnknown,
        "no such branch");
    assertDecision(
        decide(ObservationFixture.prepared().notRead("platform")),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
  }

  @Test
  void aTakenCnameIsNamedBeforeAnythingIsMade() {
    var given =
        ObservationFixture.notCreated().spec("cnamePrefix: mambo").known("cnameAvailable", false);

    assertDecision(
        decide(given),
        BeanstalkDecision.Refuse.class,
        Reason.CnameTaken,
        "mambo",
        "ap-northeast-2");
    assertDecision(
        decide(
            ObservationFixture.prepared().spec("cnamePrefix: mambo").known("cnameAvailable", true)),
        BeanstalkDecision.CreateEnvironment.class,
        Reason.Creating);
  }
}
