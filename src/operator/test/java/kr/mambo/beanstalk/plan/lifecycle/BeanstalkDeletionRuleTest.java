package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.api.DeletionPolicy.Delete;
import static kr.mambo.beanstalk.api.DeletionPolicy.Retain;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BeanstalkDeletionRuleTest {
  private static final Access.Refused NO_ACCESS = new Access.Refused(Reason.AccountMissing, "gone");

  @Test
  void deleteTerminatesWhatIsOurs() {
    var decision =
        assertDecision(
            decide(ObservationFixture.running().deleting(Delete)),
            BeanstalkDecision.Terminate.class,
            Reason.Terminating,
            "mambo-py");

    assertThat(decision.environmentId()).isEqualTo("e-1");
  }

  @Test
  void deleteTerminatesWhatCarriesOurTagEvenAfterALostStatus() {
    var given = ObservationFixture.running().status("{environmentId: null}").deleting(Delete);

    assertDecision(decide(given), BeanstalkDecision.Terminate.class, Reason.Terminating);
  }

  @Test
  void deleteLeavesAnEnvironmentOfOthers() {
    var given =
        ObservationFixture.running()
            .status("{environmentId: null}")
            .known("tags", Map.of(Tags.OWNER, "op/other/name"))
            .deleting(Delete);

    assertDecision(decide(given), BeanstalkDecision.RemoveFinalizer.class, Reason.CleaningUp);
  }

  @Test
  void deleteLeavesWhatSomebodyElseHasClaimedSince() {
    var given =
        ObservationFixture.running()
            .known("tags", Map.of(Tags.OWNER, "op/other/name"))
            .deleting(Delete);

    assertDecision(
        decide(given),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained,
        "mambo-py",
        "owner tag");
  }

  @Test
  void suspendHoldsADeletionToo() {
    assertDecision(
        decide(ObservationFixture.running().spec("suspend: true").deleting(Delete)),
        BeanstalkDecision.Paused.class,
        Reason.Suspended);
    assertDecision(
        decide(ObservationFixture.running().annotation(Annotations.PAUSED, "yes").deleting(Retain)),
        BeanstalkDecision.Paused.class,
        Reason.PausedByAnnotation);
  }

  @Test
  void withoutAnIdentityWhatWasMadeHoldsTheResource() {
    assertDecision(
        decide(ObservationFixture.running().access(NO_ACCESS).deleting(Delete)),
        BeanstalkDecision.Refuse.class,
        Reason.AccountMissing,
        "gone");
    assertDecision(
        decide(
            ObservationFixture.deploying()
                .status("{environmentId: null}")
                .access(NO_ACCESS)
                .deleting(Delete)),
        BeanstalkDecision.Refuse.class,
        Reason.AccountMissing);
  }

  @Test
  void withoutAnIdentityNothingMadeIsForgotten() {
    assertDecision(
        decide(ObservationFixture.notCreated().access(NO_ACCESS).deleting(Delete)),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.AccountMissing);
  }

  @ParameterizedTest
  @CsvSource({
    "AwsUnavailable, Wait",
    "WaitingForFirstObservation, Wait",
    "CredentialsRefused, RemoveFinalizer",
    "RegionUnreachable, RemoveFinalizer"
  })
  void whereAwsDoesNotAnswerWhatWasNeverMadeIsForgottenUnlessItMayHaveBeen(
      Reason reason, String kind) {
    var decision =
        decide(
            ObservationFixture.notCreated()
                .environment(new EnvironmentState.Unknown(reason, "blind"))
                .deleting(Delete));

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
        ObservationFixture.notCreated()
            .status(status)
            .environment(new EnvironmentState.Unknown(Reason.CredentialsRefused, "blind"))
            .deleting(Delete);

    assertDecision(decide(given), BeanstalkDecision.Wait.class, Reason.CredentialsRefused, "blind");
  }

  @Test
  void aCreationThatMayStillAppearIsWaitedFor() {
    var given =
        ObservationFixture.notCreated()
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofSeconds(5))
            .deleting(Delete);

    assertDecision(decide(given), BeanstalkDecision.Wait.class, Reason.Terminating, "Create");
  }

  @Test
  void terminatingIsWaitedFor() {
    assertDecision(
        decide(
            ObservationFixture.running()
                .environment("lifecycle", Lifecycle.Terminating)
                .deleting(Delete)),
        BeanstalkDecision.Wait.class,
        Reason.Terminating);
  }

  @ParameterizedTest
  @CsvSource({"5, Wait", "31, Terminate"})
  void aTerminationOfOursIsNotRepeatedWhileBeanstalkStillSaysReady(int seconds, String kind) {
    var given =
        ObservationFixture.running()
            .operation(OperationKind.Terminate, "null", "r-1", Duration.ofSeconds(seconds))
            .deleting(Delete);

    assertThat(decide(given).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"Launching", "Updating", "Aborting", "Unknown"})
  void whatAwsWouldNotTerminateIsWaitedOut(Lifecycle lifecycle) {
    assertDecision(
        decide(ObservationFixture.running().environment("lifecycle", lifecycle).deleting(Delete)),
        BeanstalkDecision.Wait.class,
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
        ObservationFixture.running()
            .known("settings", new LiveSettings(options, false))
            .deleting(Delete);

    var decision = decide(given);

    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    if (kind.equals("Refuse"))
      assertThat(decision.reason()).isEqualTo(Reason.DatabaseWouldBeDeleted);
  }

  @Test
  void nothingIsTerminatedBeforeItsOptionsWereRead() {
    assertDecision(
        decide(ObservationFixture.running().notRead("settings").deleting(Delete)),
        BeanstalkDecision.Wait.class,
        Reason.Terminating);
    assertDecision(
        decide(
            ObservationFixture.running()
                .unreadable("settings", new Failure.Denied("no"))
                .deleting(Delete)),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied);
  }

  @Test
  void missingInputsDoNotHoldADeletion() {
    assertDecision(
        decide(ObservationFixture.running().deleting(Delete), RenderingFixtures.refused()),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
  }
}
