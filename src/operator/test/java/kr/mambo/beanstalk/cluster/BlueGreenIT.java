package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** What Beanstalk cannot change on a live environment is changed by a second one. */
class BlueGreenIT {
  private static final Tenant tenant = Tenant.of("blue-green");
  private static final AtAws aws = Stage.up().atAws();

  @Test
  void anotherLoadBalancerComesWithAnotherEnvironmentAndTheAddressStays() {
    var swapped =
        Small.named("swapped")
            .balanced()
            .with("cnamePrefix: swapped\nreplacement: BlueGreen")
            .applyIn(tenant)
            .untilReady();
    var url = requireNonNull(tenant.status("swapped").url());
    var label = swapped.deployed();

    tenant.patch("swapped", "spec: {loadBalancer: {type: Network}}");
    swapped.untilReady();

    var status = tenant.status("swapped");
    assertThat(status.environmentName()).isEqualTo("swapped-b");
    assertThat(status.url()).isEqualTo(url);
    assertThat(swapped.deployed()).isEqualTo(label);
    assertThat("http://" + aws.environment("swapped-b").orElseThrow().cname()).isEqualTo(url);
    assertThat(aws.option("swapped-b", "aws:elasticbeanstalk:environment", "LoadBalancerType"))
        .contains("network");

    Progress.worked().until(() -> aws.environment("swapped").isEmpty());
    Progress.worked().until(() -> tenant.status("swapped").replacement() == null);
    swapped.untilReady();
    assertThat(aws.calls("SwapEnvironmentCNAMEs")).isEqualTo(1);
    assertThat(tenant.events("swapped"))
        .extracting(Event::getReason)
        .contains(Reason.Replacing.name(), Reason.Retiring.name());
  }
}
