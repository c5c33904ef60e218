package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionType;
import org.junit.jupiter.api.Test;

/** `kubectl delete`. */
class DeletionIT {
  private static final Tenant tenant = Tenant.of("deletion");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @Test
  void allThatWasMadeGoesAndTheApplicationWithItsLastUser() {
    var first = MinimalEnvironment.named("first").replacing("first-app", "shared").applyIn(tenant);
    var last = MinimalEnvironment.named("last").replacing("last-app", "shared").applyIn(tenant);
    var label = first.untilReady().deployedLabel();
    var other = last.untilReady().deployedLabel();

    tenant.environment("first").delete();
    first.untilGone();
    assertThat(aws.findEnvironment("first")).isEmpty();
    assertThat(aws.versions("shared")).contains(other).doesNotContain(label);
    assertThat(aws.objectKeys("env/deletion/first/")).isEmpty();
    assertThat(aws.objectKeys("env/deletion/last/")).isNotEmpty();

    tenant.environment("last").delete();
    last.untilGone();
    assertThat(aws.applications()).doesNotContain("shared");
    assertThat(aws.objectKeys("env/deletion/last/")).isEmpty();
  }

  @Test
  void whatIsInTheWayIsNamedUntilSomebodyMendsIt() {
    var stuck = MinimalEnvironment.named("stuck").applyIn(tenant);
    stuck.untilReady();
    aws.emulator().beanstalkControl().setSecurityGroupInUse("stuck", true);

    tenant.environment("stuck").delete();
    EnvironmentWaiter.withinOperationTimeout()
        .untilAsserted(
            () ->
                assertThat(tenant.condition("stuck", ConditionType.Stalled))
                    .hasValueSatisfying(
                        c ->
                            assertThat(c.message())
                                .contains("could not terminate", "still uses security group sg-")));
    aws.emulator().beanstalkControl().setSecurityGroupInUse("stuck", false);
    tenant.kubectl("annotate", "ebenv", "stuck", "eb.mambo.kr/reconcile-requested-at=now");

    stuck.untilGone();
    assertThat(aws.findEnvironment("stuck")).isEmpty();
  }

  @Test
  void nothingIsLeftToHoldANamespaceThatGoes() {
    var leaving = Tenant.of("leaving");
    var waiter = MinimalEnvironment.named("gone").applyIn(leaving);
    waiter.untilReady();

    leaving.client().namespaces().withName("leaving").delete();
    leaving.environment("gone").delete();

    waiter.untilGone();
    assertThat(aws.findEnvironment("gone")).isEmpty();
  }

  @Test
  void whatIsRetainedRunsOnWithoutAnOwner() {
    var kept = MinimalEnvironment.named("kept").applyIn(tenant);
    tenant.patch("kept", "spec: {deletionPolicy: Retain}");
    var label = kept.untilReady().deployedLabel();
    assertThat(aws.tags("kept")).containsKey("eb.mambo.kr/owner");

    tenant.environment("kept").delete();
    kept.untilGone();

    assertThat(aws.findEnvironment("kept").orElseThrow().versionLabel()).isEqualTo(label);
    assertThat(aws.tags("kept")).doesNotContainKey("eb.mambo.kr/owner");
    assertThat(aws.versions("kept-app")).contains(label);
    assertThat(aws.objectKeys("env/deletion/kept/")).isNotEmpty();
  }
}
