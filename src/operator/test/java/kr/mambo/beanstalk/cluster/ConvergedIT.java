package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is as it should be costs nothing. */
class ConvergedIT {
  private static final Duration WHILE = Duration.ofSeconds(60);

  @Test
  void nothingIsWrittenToKubernetesOrAws() {
    var tenant = Tenant.of("converged");
    var aws = SystemTestBed.shared().awsAccount();
    MinimalEnvironment.named("converged").applyIn(tenant).untilGood();
    var resource = version(tenant);
    long events = tenant.events("converged").size();
    long mutations = aws.countMutations();
    long asked = aws.countCalls("DescribeEnvironments");

    EnvironmentWaiter.within(WHILE.plusSeconds(1))
        .during(WHILE)
        .untilAsserted(
            () -> {
              assertThat(aws.countMutations()).isEqualTo(mutations);
              assertThat(version(tenant)).isEqualTo(resource);
            });
    assertThat(tenant.events("converged")).hasSize((int) events);
    assertThat(aws.countCalls("DescribeEnvironments")).as("it was looked at").isGreaterThan(asked);
  }

  private static String version(Tenant tenant) {
    return tenant.get("converged").getMetadata().getResourceVersion();
  }
}
