package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionType;
import org.junit.jupiter.api.Test;

/** `kubectl delete`. */
class DeletionIT {
  private static final Tenant tenant = Tenant.of("deletion");
  private static final AtAws aws = Stage.up().atAws();

  @Test
  void allThatWasMadeGoesAndTheApplicationWithItsLastUser() {
    var first = Small.named("first").but("first-app", "shared").applyIn(tenant);
    var last = Small.named("last").but("last-app", "shared").applyIn(tenant);
    var label = first.untilReady().deployed();
    var other = last.untilReady().deployed();

    tenant.environment("first").delete();
    first.untilGone();
    assertThat(aws.environment("first")).isEmpty();
    assertThat(aws.versions("shared")).contains(other).doesNotContain(label);
    assertThat(aws.keys("env/deletion/first/")).isEmpty();
    assertThat(aws.keys("env/deletion/last/")).isNotEmpty();

    tenant.environment("last").delete();
    last.untilGone();
    assertThat(aws.applications()).doesNotContain("shared");
    assertThat(aws.keys("env/deletion/last/")).isEmpty();
  }

  @Test
  void whatIsInTheWayIsNamedUntilSomebodyMendsIt() {
    var stuck = Small.named("stuck").applyIn(tenant);
    stuck.untilReady();
    aws.emulator().beanstalk().useGroup("stuck", true);

    tenant.environment("stuck").delete();
    Progress.worked()
        .untilAsserted(
            () ->
                assertThat(tenant.condition("stuck", ConditionType.Stalled))
                    .hasValueSatisfying(
                        c ->
                            assertThat(c.message())
                                .contains("could not terminate", "still uses security group sg-")));
    aws.emulator().beanstalk().useGroup("stuck", false);
    tenant.kubectl("annotate", "ebenv", "stuck", "eb.mambo.kr/reconcile-requested-at=now");

    stuck.untilGone();
    assertThat(aws.environment("stuck")).isEmpty();
  }

  @Test
  void nothingIsLeftToHoldANamespaceThatGoes() {
    var leaving = Tenant.of("leaving");
    var progress = Small.named("gone").applyIn(leaving);
    progress.untilReady();

    leaving.client().namespaces().withName("leaving").delete();
    leaving.environment("gone").delete();

    progress.untilGone();
    assertThat(aws.environment("gone")).isEmpty();
  }

  @Test
  void whatIsRetainedRunsOnWithoutAnOwner() {
    var kept = Small.named("kept").applyIn(tenant);
    tenant.patch("kept", "spec: {deletionPolicy: Retain}");
    var label = kept.untilReady().deployed();
    assertThat(aws.tags("kept")).containsKey("eb.mambo.kr/owner");

    tenant.environment("kept").delete();
    kept.untilGone();

    assertThat(aws.environment("kept").orElseThrow().versionLabel()).isEqualTo(label);
    assertThat(aws.tags("kept")).doesNotContainKey("eb.mambo.kr/owner");
    assertThat(aws.versions("kept-app")).contains(label);
    assertThat(aws.keys("env/deletion/kept/")).isNotEmpty();
  }
}
