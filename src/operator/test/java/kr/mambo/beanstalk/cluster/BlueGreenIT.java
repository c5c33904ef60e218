package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** What Beanstalk cannot change on a live environment is changed by a second one. */
class BlueGreenIT {
  private static final Tenant tenant = Tenant.of("blue-green");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @Test
  void anotherLoadBalancerComesWithAnotherEnvironmentAndTheAddressStays() {
    var swapped =
        MinimalEnvironment.named("swapped")
            .withLoadBalancer()
            .withFields("cnamePrefix: swapped\nreplacement: BlueGreen")
            .applyIn(tenant)
            .untilReady();
    var url = requireNonNull(tenant.status("swapped").url());
    var label = swapped.deployedLabel();

    tenant.patch("swapped", "spec: {loadBalancer: {type: Network}}");
    swapped.untilReady();

    var status = tenant.status("swapped");
    assertThat(status.environmentName()).isEqualTo("swapped-b");
    assertThat(status.url()).isEqualTo(url);
    assertThat(swapped.deployedLabel()).isEqualTo(label);
    assertThat("http://" + aws.findEnvironment("swapped-b").orElseThrow().cname()).isEqualTo(url);
    assertThat(aws.findOption("swapped-b", "aws:elasticbeanstalk:environment", "LoadBalancerType"))
        .contains("network");

    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.findEnvironment("swapped").isEmpty());
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status("swapped").replacement() == null);
    swapped.untilReady();
    assertThat(aws.countCalls("SwapEnvironmentCNAMEs")).isEqualTo(1);
    assertThat(tenant.events("swapped"))
        .extracting(Event::getReason)
        .contains(Reason.Replacing.name(), Reason.Retiring.name());
  }
}
