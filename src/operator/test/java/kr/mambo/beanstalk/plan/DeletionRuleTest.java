package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.api.DeletionPolicy.Delete;
import static kr.mambo.beanstalk.api.DeletionPolicy.Retain;
import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeletionRuleTest {
  private static final Access.Refused NO_ACCESS = new Access.Refused(Reason.AccountMissing, "gone");

  @Test
  void deleteTerminatesWhatIsOurs() {
    var decision =
        says(
            decide(Given.running().deleting(Delete)),
            Decision.Terminate.class,
            Reason.Terminating,
            "mambo-py");

    assertThat(decision.environmentId()).isEqualTo("e-1");
  }

  @Test
  void deleteTerminatesWhatCarriesOurTagEvenAfterALostStatus() {
    var given = Given.running().status("{environmentId: null}").deleting(Delete);

    says(decide(given), Decision.Terminate.class, Reason.Terminating);
  }

  @Test
  void deleteLeavesAnEnvironmentOfOthers() {
    var given =
        Given.running()
            .status("{environmentId: null}")
            .known("tags", Map.of(Tags.OWNER, "op/other/name"))
            .deleting(Delete);

    says(decide(given), Decision.Forget.class, Reason.CleaningUp);
  }

  @Test
  void deleteLeavesWhatSomebodyElseHasClaimedSince() {
    var given = Given.running().known("tags", Map.of(Tags.OWNER, "op/other/name")).deleting(Delete);

    says(decide(given), Decision.Forget.class, Reason.Retained, "mambo-py", "owner tag");
  }

  @Test
  void suspendHoldsADeletionToo() {
    says(
        decide(Given.running().spec("suspend: true").deleting(Delete)),
        Decision.Hold.class,
        Reason.Suspended);
    says(
        decide(Given.running().annotation(Annotations.PAUSED, "yes").deleting(Retain)),
        Decision.Hold.class,
        Reason.PausedByAnnotation);
  }

  @Test
  void withoutAnIdentityWhatWasMadeHoldsTheResource() {
    says(
        decide(Given.running().access(NO_ACCESS).deleting(Delete)),
        Decision.Refuse.class,
        Reason.AccountMissing,
        "gone");
    says(
        decide(
            Given.deploying().status("{environmentId: null}").access(NO_ACCESS).deleting(Delete)),
        Decision.Refuse.class,
        Reason.AccountMissing);
  }

  @Test
  void withoutAnIdentityNothingMadeIsForgotten() {
    says(
        decide(Given.nothingThere().access(NO_ACCESS).deleting(Delete)),
        Decision.Forget.class,
        Reason.AccountMissing);
  }

  @ParameterizedTest
  @CsvSource({
    "AwsUnavailable, Wait",
    "WaitingForFirstObservation, Wait",
    "CredentialsRefused, Forget",
    "RegionUnreachable, Forget"
  })
  void whereAwsDoesNotAnswerWhatWasNeverMadeIsForgottenUnlessItMayHaveBeen(
      Reason reason, String kind) {
    var decision =
        decide(Given.nothingThere().live(new Live.Unknown(reason, "blind")).deleting(Delete));

    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(decision.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environmentId: e-1",
        "operation: {kind: Create, startedAt: '2026-03-01T11:59:00Z', generation: 1}",
        "version: {desired: v-1}"
      })
  void whereAwsDoesNotAnswerWhatWasMadeIsWaitedFor(String status) {
    var given =
        Given.nothingThere()
            .status(status)
            .live(new Live.Unknown(Reason.CredentialsRefused, "blind"))
            .deleting(Delete);

    says(decide(given), Decision.Wait.class, Reason.CredentialsRefused, "blind");
  }

  @Test
  void aCreationThatMayStillAppearIsWaitedFor() {
    var given =
        Given.nothingThere()
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofSeconds(5))
            .deleting(Delete);

    says(decide(given), Decision.Wait.class, Reason.Terminating, "Create");
  }

  @Test
  void terminatingIsWaitedFor() {
    says(
        decide(Given.running().live("lifecycle", Lifecycle.Terminating).deleting(Delete)),
        Decision.Wait.class,
        Reason.Terminating);
  }

  @ParameterizedTest
  @CsvSource({"5, Wait", "31, Terminate"})
  void aTerminationOfOursIsNotRepeatedWhileBeanstalkStillSaysReady(int seconds, String kind) {
    var given =
        Given.running()
            .operation(OperationKind.Terminate, "null", "r-1", Duration.ofSeconds(seconds))
            .deleting(Delete);

    assertThat(decide(given).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"Launching", "Updating", "Aborting", "Unknown"})
  void whatAwsWouldNotTerminateIsWaitedOut(Lifecycle lifecycle) {
    says(
        decide(Given.running().live("lifecycle", lifecycle).deleting(Delete)),
        Decision.Wait.class,
        Reason.OperationInProgress,
        lifecycle.name());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true, -, Refuse",
        "true, Delete, Refuse",
        "true, Retain, Terminate",
        "true, Snapshot, Terminate",
        "false, -, Terminate",
        "-, -, Terminate"
      })
  void aCoupledDatabaseIsNeverDestroyed(
      @org.jspecify.annotations.Nullable String coupled,
      @org.jspecify.annotations.Nullable String policy,
      String kind) {
    var options = new java.util.HashMap<OptionKey, String>();
    if (coupled != null)
      options.put(OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase"), coupled);
    if (policy != null) options.put(OptionKey.of("aws:rds:dbinstance", "DBDeletionPolicy"), policy);
    var given =
        Given.running().known("settings", new LiveSettings(options, false)).deleting(Delete);

    var decision = decide(given);

    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    if (kind.equals("Refuse"))
      assertThat(decision.reason()).isEqualTo(Reason.DatabaseWouldBeDeleted);
  }

  @Test
  void nothingIsTerminatedBeforeItsOptionsWereRead() {
    says(
        decide(Given.running().notAsked("settings").deleting(Delete)),
        Decision.Wait.class,
        Reason.Terminating);
    says(
        decide(Given.running().unreadable("settings", new Failure.Denied("no")).deleting(Delete)),
        Decision.Refuse.class,
        Reason.AccessDenied);
  }

  @Test
  void afterTheEnvironmentItsVersionsAndArtifactsGo() {
    var garbage = new Garbage(List.of("v-1", "v-2"), List.of("k/1"));

    var decision =
        says(
            decide(Given.nothingThere().known("garbage", garbage).deleting(Delete)),
            Decision.CleanUp.class,
            Reason.CleaningUp,
            "2 versions and 1 artifacts");

    assertThat(decision.garbage()).isEqualTo(garbage);
    assertThat(decision.bucket()).isEqualTo("mambo-cert");
  }

  @Test
  void withoutABucketOfItsOwnBeanstalksIsCleaned() {
    var given =
        Given.nothingThere()
            .spec("storage: null")
            .known("garbage", new Garbage(List.of("v-1"), List.of()))
            .deleting(Delete);

    assertThat(says(decide(given), Decision.CleanUp.class, Reason.CleaningUp).bucket()).isEmpty();
  }

  @Test
  void whenNothingIsLeftTheResourceIsForgotten() {
    var nothing = new Garbage(List.of(), List.of());

    says(
        decide(Given.nothingThere().known("garbage", nothing).deleting(Delete)),
        Decision.Forget.class,
        Reason.CleaningUp);
  }

  @Test
  void anApplicationThatWasMadeAndNeverUsedGoes() {
    var garbage = new Garbage(List.of(), List.of(), true);

    says(
        decide(Given.nothingThere().known("garbage", garbage).deleting(Delete)),
        Decision.CleanUp.class,
        Reason.CleaningUp,
        "Application mambo");
  }

  @Test
  void whatCannotBeListedIsNotForgotten() {
    var given =
        Given.nothingThere().unreadable("garbage", new Failure.Throttled("slow")).deleting(Delete);

    says(decide(given), Decision.Wait.class, Reason.AwsUnavailable);
  }

  @Test
  void missingInputsDoNotHoldADeletion() {
    says(
        decide(Given.running().deleting(Delete), Renderings.refused()),
        Decision.Terminate.class,
        Reason.Terminating);
  }
}
