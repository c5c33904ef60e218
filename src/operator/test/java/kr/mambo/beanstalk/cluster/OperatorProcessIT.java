package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The operator ends, well or badly, and another one goes on. */
class OperatorProcessIT extends OperatorFailureTestBase {
  private static final Tenant tenant = Tenant.of("takeover");

  @Test
  void itStopsOnRequestAndGivesItsLeaseBack() {
    MinimalEnvironment.named("before").applyIn(tenant).untilReady();
    assertThat(lease().getHolderIdentity()).isNotEmpty();

    assertThat(testBed.operator().stop(Duration.ofSeconds(10))).isTrue();

    assertThat(lease().getHolderIdentity()).isNullOrEmpty();
    testBed.restart();
    MinimalEnvironment.named("after").applyIn(tenant).untilReady();
  }

  @Test
  void anotherFinishesTheCreationThatAKilledOneBegan() {
    MinimalEnvironment.named("warm").applyIn(tenant).untilReady();
    long creations = aws.countCalls("CreateEnvironment");
    delayNextCall("elasticbeanstalk:CreateEnvironment");
    var waiter = MinimalEnvironment.named("begun").applyIn(tenant);
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status("begun").operation() != null);

    testBed.operator().kill();
    assertThat(tenant.status("begun").operation())
        .isNotNull()
        .satisfies(operation -> assertThat(operation.requestId()).as("answered").isNull());
    testBed.restart();

    waiter.untilReady();
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.findEnvironment("begun").orElseThrow().versionLabel())
        .isEqualTo(waiter.deployedLabel());
  }

  private static LeaseSpec lease() {
    return tenant
        .client()
        .leases()
        .inNamespace("eb-system")
        .withName("eb-operator")
        .require()
        .getSpec();
  }
}
