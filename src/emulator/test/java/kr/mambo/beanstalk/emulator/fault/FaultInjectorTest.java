package kr.mambo.beanstalk.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.emulator.iam.Glob;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
  private static final CallDescriptor CALL =
      new CallDescriptor("elasticbeanstalk:DescribeEvents", "1", "*");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final FaultInjector faults = new FaultInjector(now::get);

  @Test
  void aThrottleLetsABurstThroughAndThenItsRate() {
    faults.add(Fault.always("elasticbeanstalk:*", new FaultEffect.Throttle(2, 3)));

    assertThat(isThrottled(CALL)).isFalse();
    assertThat(isThrottled(CALL)).isFalse();
    assertThat(isThrottled(CALL)).isFalse();
    assertThat(isThrottled(CALL)).isTrue();
    now.set(now.get().plusMillis(500));
    assertThat(isThrottled(CALL)).isFalse();
    assertThat(isThrottled(CALL)).isTrue();
  }

  @Test
  void eachAccountHasABucketOfItsOwn() {
    faults.add(Fault.always("*", new FaultEffect.Throttle(0, 1)));

    assertThat(isThrottled(CALL)).isFalse();
    assertThat(isThrottled(CALL)).isTrue();
    assertThat(isThrottled(new CallDescriptor(CALL.action(), "2", "*"))).isFalse();
  }

  @Test
  void aFaultStrikesAsOftenAsItWasTold() {
    faults.add(Fault.next(2, "*:DescribeEvents", new FaultEffect.DropConnection()));

    assertThat(faults.apply(CALL).dropped()).isTrue();
    assertThat(faults.apply(CALL).dropped()).isTrue();
    assertThat(faults.apply(CALL).dropped()).isFalse();
    assertThat(faults.all()).isEmpty();
  }

  @Test
  void aFaultStrikesOnlyWhatItNames() {
    var id =
        faults.add(
            new Fault(
                Glob.ofAction("s3:GetObject"),
                Optional.of("1"),
                Glob.of("arn:aws:s3:::bucket/secret*"),
                0,
                new FaultEffect.Deny()));

    assertThat(isDenied("s3:getobject", "1", "arn:aws:s3:::bucket/secret.pem")).isTrue();
    assertThat(isDenied("s3:GetObject", "2", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(isDenied("s3:GetObject", "1", "arn:aws:s3:::bucket/open.pem")).isFalse();
    assertThat(isDenied("s3:PutObject", "1", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(faults.remove(id)).isTrue();
    assertThat(isDenied("s3:GetObject", "1", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(faults.remove(id)).isFalse();
  }

  @Test
  void severalFaultsAddUp() {
    faults.add(Fault.always("*", new FaultEffect.Delay(Duration.ofMillis(5))));
    faults.add(Fault.always("*", new FaultEffect.Delay(Duration.ofMillis(7))));
    faults.add(Fault.always("*", new FaultEffect.ReturnError("Odd", 418, "no")));
    faults.add(Fault.always("*", new FaultEffect.LoseResponse()));

    var outcome = faults.apply(CALL);

    assertThat(outcome.delay()).isEqualTo(Duration.ofMillis(12));
    assertThat(outcome.error()).contains(new FaultEffect.ReturnError("Odd", 418, "no"));
    assertThat(outcome.responseFate()).isEqualTo(FaultOutcome.ResponseFate.LOST);
  }

  private boolean isThrottled(CallDescriptor descriptor) {
    return faults.apply(descriptor).error().map(r -> r.code().equals("Throttling")).orElse(false);
  }

  private boolean isDenied(String action, String account, String resource) {
    return faults.apply(new CallDescriptor(action, account, resource)).denied();
  }
}
