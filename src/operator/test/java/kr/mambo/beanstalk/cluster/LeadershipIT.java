package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import kr.mambo.beanstalk.emulator.fault.CallJournal.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two operators, of which one works at a time. */
@Tag("soak")
class LeadershipIT extends OperatorFailureTestBase {
  private static final Tenant tenant = Tenant.of("leadership");

  @Test
  void aDeploymentGoesOnUnderAnotherLeader() {
    var waiter = MinimalEnvironment.named("handed-over").applyIn(tenant).untilReady();
    var before = waiter.deployedLabel();
    long updates = aws.countCalls("UpdateEnvironment");
    aws.emulator().beanstalkControl().pause("handed-over");
    tenant.setImage("handed-over", "nginx:1.30");
    EnvironmentWaiter.withinOperationTimeout().until(() -> hasRequestId("handed-over"));

    var other = testBed.standby();
    assertThat(testBed.operator().stop(Duration.ofSeconds(10))).isTrue();
    testBed.setOperator(other);
    aws.emulator().beanstalkControl().resume("handed-over");

    waiter.untilDeployedAfter(before);
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  @Test
  void aLeaderThatStoodStillBeginsNothingAfterAnotherTookOver() {
    var waiter = MinimalEnvironment.named("frozen").applyIn(tenant).untilReady();
    var before = waiter.deployedLabel();
    long updates = aws.countCalls("UpdateEnvironment");
    var frozen = testBed.operator();
    var faults = aws.emulator().faults();
    delayNextCall("s3:ListObjectsV2");
    tenant.setImage("frozen", "nginx:1.30");
    EnvironmentWaiter.withinOperationTimeout().until(() -> faults.all().isEmpty());
    frozen.freeze();

    testBed.setOperator(testBed.standby());
    waiter.untilDeployedAfter(before);
    awaitNoMutations();
    int calls = aws.emulator().callJournal().entries().size();
    frozen.thaw();

    EnvironmentWaiter.withinOperationTimeout().until(() -> !frozen.isAlive());
    assertThat(aws.emulator().callJournal().entries().stream().skip(calls))
        .filteredOn(Entry::mutating)
        .isEmpty();
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  /** Until the other one has kept options, cleaned up, and whatever else follows a deployment. */
  private static void awaitNoMutations() {
    var before = new AtomicLong(-1);
    EnvironmentWaiter.withinOperationTimeout()
        .during(Duration.ofSeconds(5))
        .until(() -> before.getAndSet(aws.countMutations()) == before.get());
  }

  private static boolean hasRequestId(String name) {
    var operation = tenant.status(name).operation();
    return operation != null && operation.requestId() != null;
  }
}
