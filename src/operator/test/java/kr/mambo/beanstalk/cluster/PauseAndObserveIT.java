package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Whoever holds the operator is obeyed. */
class PauseAndObserveIT {
  private static final Duration WHILE = Duration.ofSeconds(5);
  private static final Tenant tenant = Tenant.of("hold");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @Test
  void suspendedNothingIsWritten() {
    var held = MinimalEnvironment.named("suspended").applyIn(tenant).untilReady();
    var label = held.deployedLabel();

    tenant.patch("suspended", "spec: {suspend: true, tags: {team: web}}");
    held.until(ConditionType.Paused, ConditionStatus.True, Reason.Suspended, "spec.suspend");
    assertNoWrites();

    tenant.patch("suspended", "spec: {suspend: false}");
    held.untilReady();
    assertThat(aws.tags("suspended")).containsEntry("team", "web");
    assertThat(held.deployedLabel()).isEqualTo(label);
  }

  @Test
  void deletingWaitsWhileItIsPaused() {
    var held = MinimalEnvironment.named("paused").applyIn(tenant).untilReady();

    tenant.patch("paused", "metadata: {annotations: {eb.mambo.kr/paused: \"true\"}}");
    held.until(
        ConditionType.Paused,
        ConditionStatus.True,
        Reason.PausedByAnnotation,
        "eb.mambo.kr/paused",
        "remove it");
    tenant.environment("paused").delete();
    assertNoWrites();
    assertThat(aws.findEnvironment("paused")).isPresent();

    tenant.patch("paused", "metadata: {annotations: {eb.mambo.kr/paused: null}}");
    held.untilGone();
    assertThat(aws.findEnvironment("paused")).isEmpty();
  }

  @Test
  void observingNothingIsWritten() {
    MinimalEnvironment.named("observed").withFields("managementMode: Observe").applyIn(tenant);
    var observed = new EnvironmentWaiter(tenant, "observed");

    observed.until(
        ConditionType.Ready,
        ConditionStatus.Unknown,
        Reason.Observing,
        "spec.managementMode is Observe");
    assertNoWrites();
    assertThat(aws.applications()).doesNotContain("observed-app");

    tenant.environment("observed").delete();
    observed.untilGone();
  }

  private static void assertNoWrites() {
    long before = aws.countMutations();
    EnvironmentWaiter.within(WHILE.plusSeconds(1))
        .during(WHILE)
        .until(() -> aws.countMutations() == before);
  }
}
