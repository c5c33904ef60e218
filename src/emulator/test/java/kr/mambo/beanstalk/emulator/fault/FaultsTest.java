package kr.mambo.beanstalk.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.emulator.iam.Glob;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final CallSite CALL = new CallSite("elasticbeanstalk:DescribeEvents", "1", "*");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Faults faults = new Faults(now::get);

  @Test
  void aThrottleLetsABurstThroughAndThenItsRate() {
    faults.add(Fault.always("elasticbeanstalk:*", new Effect.Throttle(2, 3)));

    assertThat(throttled(CALL)).isFalse();
    assertThat(throttled(CALL)).isFalse();
    assertThat(throttled(CALL)).isFalse();
    assertThat(throttled(CALL)).isTrue();
    now.set(now.get().plusMillis(500));
    assertThat(throttled(CALL)).isFalse();
    assertThat(throttled(CALL)).isTrue();
  }

  @Test
  void eachAccountHasABucketOfItsOwn() {
    faults.add(Fault.always("*", new Effect.Throttle(0, 1)));

    assertThat(throttled(CALL)).isFalse();
    assertThat(throttled(CALL)).isTrue();
    assertThat(throttled(new CallSite(CALL.action(), "2", "*"))).isFalse();
  }

  @Test
  void aFaultStrikesAsOftenAsItWasTold() {
    faults.add(Fault.next(2, "*:DescribeEvents", new Effect.Drop()));

    assertThat(faults.strike(CALL).dropped()).isTrue();
    assertThat(faults.strike(CALL).dropped()).isTrue();
    assertThat(faults.strike(CALL).dropped()).isFalse();
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
                new Effect.Deny()));

    assertThat(denied("s3:getobject", "1", "arn:aws:s3:::bucket/secret.pem")).isTrue();
    assertThat(denied("s3:GetObject", "2", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(denied("s3:GetObject", "1", "arn:aws:s3:::bucket/open.pem")).isFalse();
    assertThat(denied("s3:PutObject", "1", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(faults.lift(id)).isTrue();
    assertThat(denied("s3:GetObject", "1", "arn:aws:s3:::bucket/secret.pem")).isFalse();
    assertThat(faults.lift(id)).isFalse();
  }

  @Test
  void severalFaultsAddUp() {
    faults.add(Fault.always("*", new Effect.Delay(Duration.ofMillis(5))));
    faults.add(Fault.always("*", new Effect.Delay(Duration.ofMillis(7))));
    faults.add(Fault.always("*", new Effect.Refuse("Odd", 418, "no")));
    faults.add(Fault.always("*", new Effect.LoseAnswer()));

    var strike = faults.strike(CALL);

    assertThat(strike.delay()).isEqualTo(Duration.ofMillis(12));
    assertThat(strike.refusal()).contains(new Effect.Refuse("Odd", 418, "no"));
    assertThat(strike.end()).isEqualTo(Strike.End.LOST);
  }

  private boolean throttled(CallSite site) {
    return faults.strike(site).refusal().map(r -> r.code().equals("Throttling")).orElse(false);
  }

  private boolean denied(String action, String account, String resource) {
    return faults.strike(new CallSite(action, account, resource)).denied();
  }
}
