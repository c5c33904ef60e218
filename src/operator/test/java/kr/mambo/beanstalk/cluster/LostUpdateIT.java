package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No change of a spec is lost behind the operator's own writes. */
class LostUpdateIT {
  private static final Duration OBSERVATION_TIMEOUT = Duration.ofSeconds(5);
  private static final Tenant tenant = Tenant.of("lost-update");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @AfterEach
  void liftFaults() {
    aws.emulator().faults().clear();
  }

  @Test
  void aChangeBetweenReadingAndReportingIsActedOn() {
    var waiter = MinimalEnvironment.named("between").applyIn(tenant).untilReady();
    aws.emulator()
        .faults()
        .add(
            Fault.next(
                1,
                "elasticbeanstalk:UpdateEnvironment",
                new FaultEffect.Delay(Duration.ofSeconds(2))));

    aws.emulator().beanstalkControl().pause("between");
    tenant.setImage("between", "nginx:first");
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status("between").operation() != null);
    var last = tenant.setImage("between", "nginx:last").getMetadata().getGeneration();

    assertObserved("between", last);
    EnvironmentWaiter.withinOperationTimeout()
        .untilAsserted(() -> assertThat(requestId("between")).isNotNull());
    aws.emulator().beanstalkControl().resume("between");
    assertDeployed(waiter, "nginx:last");
  }

  @Test
  void theLastOfManyRapidChangesWins() {
    var waiter = MinimalEnvironment.named("rapid").applyIn(tenant).untilReady();

    long last = 0;
    for (int i = 0; i < 60; i++)
      last = tenant.setImage("rapid", "nginx:" + i).getMetadata().getGeneration();

    assertObserved("rapid", last);
    assertDeployed(waiter, "nginx:59");
  }

  /** What the call that was on its way has answered, which nobody can ask for again. */
  private static @Nullable String requestId(String name) {
    var operation = tenant.status(name).operation();
    return operation == null ? null : operation.requestId();
  }

  private static void assertObserved(String name, long generation) {
    EnvironmentWaiter.within(OBSERVATION_TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(tenant.status(name).observedGeneration())
                    .isGreaterThanOrEqualTo(generation));
  }

  private static void assertDeployed(EnvironmentWaiter waiter, String image) {
    EnvironmentWaiter.withinOperationTimeout()
        .untilAsserted(
            () -> {
              waiter.untilReady();
              assertThat(aws.compose(waiter.name() + "-app", waiter.deployedLabel()))
                  .containsPattern("image: " + image + "\n");
            });
  }
}
