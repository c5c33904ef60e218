package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The operator ends, well or badly, and another one goes on. */
class OperatorProcessIT extends WithOperators {
  private static final Tenant tenant = Tenant.of("takeover");

  @Test
  void itStopsOnRequestAndGivesItsLeaseBack() {
    Small.named("before").applyIn(tenant).untilReady();
    assertThat(lease().getHolderIdentity()).isNotEmpty();

    assertThat(stage.operator().stop(Duration.ofSeconds(10))).isTrue();

    assertThat(lease().getHolderIdentity()).isNullOrEmpty();
    stage.restart();
    Small.named("after").applyIn(tenant).untilReady();
  }

  @Test
  void anotherFinishesTheCreationThatAKilledOneBegan() {
    Small.named("warm").applyIn(tenant).untilReady();
    long creations = aws.calls("CreateEnvironment");
    late("elasticbeanstalk:CreateEnvironment");
    var progress = Small.named("begun").applyIn(tenant);
    Progress.worked().until(() -> tenant.status("begun").operation() != null);

    stage.operator().kill();
    assertThat(tenant.status("begun").operation())
        .isNotNull()
        .satisfies(operation -> assertThat(operation.requestId()).as("answered").isNull());
    stage.restart();

    progress.untilReady();
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.environment("begun").orElseThrow().versionLabel())
        .isEqualTo(progress.deployed());
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
