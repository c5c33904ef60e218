package kr.mambo.beanstalk.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.service.ObjectStore.ReadResult;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;

class FaultInjectionOverHttpTest extends EmulatorTestCase {
  private static final String APPLICATION =
      "arn:aws:elasticbeanstalk:us-east-1:123456789012:application/app";

  @Test
  void aThrottledCallIsToldTheRateIsExceeded() {
    emulator().faults().add(Fault.always("elasticbeanstalk:*", new FaultEffect.Throttle(0, 1)));
    clients().beanstalk().describeApplications();

    var e = assertFails(() -> clients().beanstalk().describeApplications());

    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
    assertThat(e.statusCode()).isEqualTo(400);
    assertThat(e.isThrottlingException()).isTrue();
  }

  @Test
  void aLostAnswerIsAppliedAllTheSame() {
    emulator().faults().add(Fault.next(1, "*:CreateApplication", new FaultEffect.LoseResponse()));

    assertThatThrownBy(this::createApplication).isInstanceOf(SdkClientException.class);

    assertThat(clients().beanstalk().describeApplications().applications()).hasSize(1);
    assertThat(emulator().callJournal().mutations()).isEqualTo(1);
  }

  @Test
  void aDroppedCallIsNotApplied() {
    emulator().faults().add(Fault.next(2, "*:CreateApplication", new FaultEffect.DropConnection()));

    assertThatThrownBy(this::createApplication).isInstanceOf(SdkClientException.class);

    assertThat(clients().beanstalk().describeApplications().applications()).isEmpty();
    assertThat(emulator().callJournal().mutations()).isZero();
  }

  @Test
  void garbageIsNoAnswerThatAClientReads() {
    emulator().faults().add(Fault.next(2, "*", new FaultEffect.GarbleResponse()));

    assertThatThrownBy(this::createApplication).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(() -> clients().s3().listBuckets()).isInstanceOf(SdkClientException.class);

    assertThat(clients().beanstalk().describeApplications().applications()).hasSize(1);
  }

  @Test
  void aDelayHoldsTheAnswerBack() {
    emulator().faults().add(Fault.next(1, "*", new FaultEffect.Delay(Duration.ofMillis(200))));
    long start = System.nanoTime();

    clients().beanstalk().describeApplications();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void anyRefusalCanBeMade() {
    emulator()
        .faults()
        .add(
            Fault.next(
                1,
                "*:DescribeEvents",
                new FaultEffect.ReturnError("ServiceUnavailable", 503, "later")));

    var e = assertFails(() -> clients().beanstalk().describeEvents());

    assertThat(e.statusCode()).isEqualTo(503);
    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
  }

  @Test
  void aDeniedObjectIsForbiddenToClientsAndInstances() {
    emulator().s3().putObject("mambo-cert", "key", new byte[1]);
    emulator().faults().add(Fault.always("s3:GetObject", new FaultEffect.Deny()));

    var e = assertFails(() -> clients().s3().getObject(r -> r.bucket("mambo-cert").key("key")));
    var read =
        emulator()
            .s3()
            .readObject(
                emulator().defaultCredential().principal(), "us-east-1", "mambo-cert", "key");

    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    assertThat(read).isEqualTo(new ReadResult.Forbidden());
    clients()
        .s3()
        .putObject(r -> r.bucket("mambo-cert").key("key"), RequestBody.fromString("still"));
  }

  @Test
  void aPolicyDeniesInTheWordsOfAws() {
    setPolicy(
        """
        {"Statement":[
          {"Effect":"Allow","Action":"*","Resource":"*"},
          {"Effect":"Deny","Action":"elasticbeanstalk:Create*",
           "Principal":"arn:aws:iam::123456789012:user/emu*","Resource":"*:application/*"}
        ]}""");

    var e = assertFails(this::createApplication);

    assertThat(e.statusCode()).isEqualTo(403);
    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    assertThat(e.awsErrorDetails().errorMessage())
        .startsWith(
            "User: arn:aws:iam::123456789012:user/emulator is not authorized to perform:"
                + " elasticbeanstalk:CreateApplication on resource: "
                + APPLICATION);
    assertThat(clients().beanstalk().describeApplications().applications()).isEmpty();
  }

  @Test
  void whatNothingAllowsIsDenied() {
    setPolicy("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}}");

    assertThat(clients().sts().getCallerIdentity().account()).isEqualTo("123456789012");
    assertThat(clients().s3().listBuckets().buckets()).hasSize(2);
    assertThat(assertFails(() -> clients().beanstalk().describeApplications()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theJournalKnowsEveryCallAndWhoMadeIt() {
    createApplication();
    assertFails(this::createApplication);
    clients().s3().listBuckets();

    var callJournal = emulator().callJournal();
    assertThat(callJournal.counts())
        .containsEntry("elasticbeanstalk:CreateApplication", new CallJournal.Count(true, 2, 1))
        .containsEntry("s3:ListBuckets", new CallJournal.Count(false, 1, 0));
    assertThat(callJournal.entries())
        .extracting(
            CallJournal.Entry::operation, CallJournal.Entry::status, CallJournal.Entry::resource)
        .containsExactly(
            tuple("CreateApplication", 200, APPLICATION),
            tuple("CreateApplication", 400, APPLICATION),
            tuple("ListBuckets", 200, "*"));
    assertThat(callJournal.entries())
        .extracting(CallJournal.Entry::caller)
        .containsOnly(emulator().defaultCredential().principal().arn());
  }

  private void setPolicy(String policy) {
    emulator().accessControl().setPolicy(Policy.parse(policy));
  }

  private void createApplication() {
    clients().beanstalk().createApplication(r -> r.applicationName("app"));
  }

  private static AwsServiceException assertFails(ThrowingCallable call) {
    var e = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(e).as("a refusal").isNotNull();
    return e;
  }
}
