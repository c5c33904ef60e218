package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;

class CreationRuleTest {
  private static final String FAILED = "failedVersions: [{label: v-wanted, message: no capacity}]";

  @Test
  void anEnvironmentIsMadeWithAllThatIsWanted() {
    var option = OptionKey.of("aws:autoscaling:asg", "MinSize");
    var given = Given.prepared().spec("{cnamePrefix: mambo, tags: {team: web}}");

    var decision =
        says(
            decide(given, Renderings.wanted(Map.of(option, "1"))),
            Decision.CreateEnvironment.class,
            Reason.Creating,
            "v-wanted",
            "4.13.7");

    assertThat(decision.application()).isEqualTo("mambo");
    assertThat(decision.name()).isEqualTo("mambo-py");
    assertThat(decision.cnamePrefix()).contains("mambo");
    assertThat(decision.platformArn()).isEqualTo(Given.PLATFORM.arn());
    assertThat(decision.label()).isEqualTo("v-wanted");
    assertThat(decision.options()).containsExactly(Map.entry(option, "1"));
    assertThat(decision.tags()).isEqualTo(Map.of("team", "web", Tags.OWNER, Given.OWNER));
  }

  @Test
  void aVersionThatFailedIsNotTriedAgain() {
    says(
        decide(Given.prepared().status(FAILED)),
        Decision.Refuse.class,
        Reason.CreateFailed,
        "no capacity");
  }

  @Test
  void itsUserMayAskForAnotherTry() {
    var given = Given.prepared().status(FAILED).annotation(Annotations.RECONCILE, "now");

    says(decide(given), Decision.CreateEnvironment.class, Reason.Creating);
  }

  @Test
  void anAnsweredAskIsNoSecondTry() {
    var given =
        Given.prepared()
            .status(FAILED)
            .status("lastHandledReconcileAt: now")
            .annotation(Annotations.RECONCILE, "now");

    says(decide(given), Decision.Refuse.class, Reason.CreateFailed);
  }

  @Test
  void aVanishedEnvironmentIsMadeAnewUnlessDriftIsOnlyReported() {
    var given = Given.prepared().status("{environmentId: e-1, appliedGeneration: 1}");

    says(decide(given), Decision.CreateEnvironment.class, Reason.Creating);
    says(
        decide(given.spec("driftPolicy: Report")),
        Decision.Hold.class,
        Reason.Drifted,
        "driftPolicy");
    says(
        decide(given.annotation("eb.mambo.kr/apply-plan", "now")),
        Decision.CreateEnvironment.class,
        Reason.Creating);
    says(decide(given.status("lastHandledApplyPlan: now")), Decision.Hold.class, Reason.Drifted);
    says(decide(given.generation(2)), Decision.CreateEnvironment.class, Reason.Creating);
  }

  @Test
  void whatWasTakenOverAndTerminatedIsNotMadeAnewByItself() {
    var given = Given.prepared().status("{environmentId: e-1, adoptedGeneration: 1}");

    says(decide(given), Decision.Hold.class, Reason.Drifted, "eb.mambo.kr/apply-plan");
  }

  @Test
  void aFirstCreationIsNoDrift() {
    says(
        decide(Given.prepared().spec("driftPolicy: Report")),
        Decision.CreateEnvironment.class,
        Reason.Creating);
  }

  @Test
  void aMissingInstanceProfileIsNamed() {
    says(
        decide(Given.prepared().known("instanceProfile", false)),
        Decision.Refuse.class,
        Reason.InstanceProfileMissing,
        "web-profile",
        "spec.instanceProfile");
  }

  @Test
  void anIdentityThatMayNotAskForProfilesGoesOn() {
    says(
        decide(Given.prepared().unreadable("instanceProfile", new Failure.Denied("iam"))),
        Decision.CreateEnvironment.class,
        Reason.Creating);
  }

  @Test
  void anUnknownPlatformIsRefused() {
    var failure = new Failure.Rejected(Reason.PlatformUnknown, "no such branch");

    says(
        decide(Given.prepared().unreadable("platform", failure)),
        Decision.Refuse.class,
        Reason.PlatformUnknown,
        "no such branch");
    says(
        decide(Given.prepared().notAsked("platform")),
        Decision.Wait.class,
        Reason.WaitingForFirstObservation);
  }

  @Test
  void aTakenCnameIsNamedBeforeAnythingIsMade() {
    var given = Given.nothingThere().spec("cnamePrefix: mambo").known("cnameFree", false);

    says(decide(given), Decision.Refuse.class, Reason.CnameTaken, "mambo", "ap-northeast-2");
    says(
        decide(Given.prepared().spec("cnamePrefix: mambo").known("cnameFree", true)),
        Decision.CreateEnvironment.class,
        Reason.Creating);
  }
}
