package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipRuleTest {
  /** An environment that this resource did not make. */
  private static ObservationFixture untracked(Map<String, String> tags) {
    return ObservationFixture.running().status("{environmentId: null}").known("tags", tags);
  }

  @Test
  void anotherTierIsRefusedInWords() {
    assertDecision(
        decide(ObservationFixture.running().environment("tier", "Worker")),
        BeanstalkDecision.Refuse.class,
        Reason.UnsupportedEnvironment,
        "tier Worker");
  }

  @ParameterizedTest
  @CsvSource({
    "Cluster/EKS, Beanstalk cluster",
    "Kubernetes, Beanstalk cluster",
    "WebServer/EKS, Beanstalk cluster",
    "Worker/SQS/HTTP, only WebServer environments on EC2 instances",
    "'', tier unknown"
  })
  void theOtherTiersAreRefusedInWords(String tier, String words) {
    for (var adoption : new String[] {"Never", "IfTagged", "ByName"}) {
      assertDecision(
          decide(untracked(Map.of()).environment("tier", tier).spec("adoption: " + adoption)),
          BeanstalkDecision.Refuse.class,
          Reason.UnsupportedEnvironment,
          words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:elasticbeanstalk:r::platform/Corretto 21 running on 64bit Amazon Linux 2023/4.1.0, Corretto 21",
    "arn:aws:elasticbeanstalk:r::platform/ECS running on 64bit Amazon Linux 2023/4.7.0, ECS running",
    "'', Docker running on"
  })
  void anotherPlatformFamilyIsNotClaimed(String arn, String words) {
    assertDecision(
        decide(untracked(Map.of()).environment("platformArn", arn).spec("adoption: ByName")),
        BeanstalkDecision.Refuse.class,
        Reason.UnsupportedEnvironment,
        words);
    assertDecision(
        decide(
            untracked(Map.of(Tags.OWNER, ObservationFixture.OWNER))
                .environment("platformArn", arn)),
        BeanstalkDecision.Refuse.class,
        Reason.UnsupportedEnvironment,
        words);
  }

  @Test
  void whatWasOursIsLeftToWhoeverPutsAnotherTagOnIt() {
    assertDecision(
        decide(ObservationFixture.running().known("tags", Map.of(Tags.OWNER, "op/b/c"))),
        BeanstalkDecision.Refuse.class,
        Reason.ForeignOwner,
        "op/b/c");
  }

  @Test
  void whetherATaggedOneIsTakenOverIsNotGuessed() {
    var given =
        untracked(Map.of(Tags.OWNER, ObservationFixture.OWNER))
            .status("version: null")
            .unreadable("deployedVersion", new Failure.Throttled("slow"));

    assertDecision(decide(given), BeanstalkDecision.Wait.class, Reason.AwsUnavailable);
  }

  @Test
  void anotherApplicationsEnvironmentIsRefused() {
    assertDecision(
        decide(ObservationFixture.running().environment("application", "other")),
        BeanstalkDecision.Refuse.class,
        Reason.EnvironmentExists,
        "application other",
        "spec.environmentName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Never", "IfTagged", "ByName"})
  void aForeignOwnerIsRespectedForGood(String adoption) {
    var given = untracked(Map.of(Tags.OWNER, "op/b/c")).spec("adoption: " + adoption);

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.ForeignOwner, "op/b/c", Tags.OWNER);
  }

  @ParameterizedTest
  @CsvSource({
    "Never, true, Refuse",
    "Never, false, Refuse",
    "IfTagged, true, Nothing",
    "IfTagged, false, Refuse",
    "ByName, true, Nothing",
    "ByName, false, UpdateTags"
  })
  void adoptionIsAsTheSpecSays(String adoption, boolean tagged, String kind) {
    var tags = tagged ? Map.of(Tags.OWNER, ObservationFixture.OWNER) : Map.of("team", "web");

    var decision = decide(untracked(tags).spec("adoption: " + adoption));

    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    if (kind.equals("Refuse")) {
      assertThat(decision.reason()).isEqualTo(Reason.EnvironmentExists);
      assertThat(decision.message()).contains("spec.adoption");
    }
  }

  @Test
  void adoptingChangesNothingButTheOwnerTag() {
    var given = untracked(Map.of()).spec("{adoption: ByName, tags: {team: web}}");

    var decision =
        assertDecision(
            decide(given),
            BeanstalkDecision.UpdateTags.class,
            Reason.Adopting,
            "Adopting environment",
            "only its owner tag changes");

    assertThat(decision.add()).containsExactly(Map.entry(Tags.OWNER, ObservationFixture.OWNER));
    assertThat(decision.remove()).isEmpty();
    assertThat(decision.environmentArn()).isEqualTo(ObservationFixture.ARN);
  }

  @Test
  void nothingIsClaimedBeforeItsTagsWereRead() {
    assertDecision(
        decide(untracked(Map.of()).notRead("tags")),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation);
    assertDecision(
        decide(untracked(Map.of()).unreadable("tags", new Failure.Denied("ListTags"))),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied,
        "ListTags");
  }

  @Test
  void whatWeMadeIsOursWithoutAnyTag() {
    assertDecision(
        decide(ObservationFixture.running().notRead("tags")),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }
}
