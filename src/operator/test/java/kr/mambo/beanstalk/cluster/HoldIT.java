package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Whoever holds the operator is obeyed. */
class HoldIT {
  private static final Duration WHILE = Duration.ofSeconds(5);
  private static final Tenant tenant = Tenant.of("hold");
  private static final AtAws aws = Stage.up().atAws();

  @Test
  void suspendedNothingIsWritten() {
    var held = Small.named("suspended").applyIn(tenant).untilReady();
    var label = held.deployed();

    tenant.patch("suspended", "spec: {suspend: true, tags: {team: web}}");
    held.until(ConditionType.Paused, ConditionStatus.True, Reason.Suspended, "spec.suspend");
    nothingIsWritten();

    tenant.patch("suspended", "spec: {suspend: false}");
    held.untilReady();
    assertThat(aws.tags("suspended")).containsEntry("team", "web");
    assertThat(held.deployed()).isEqualTo(label);
  }

  @Test
  void deletingWaitsWhileItIsPaused() {
    var held = Small.named("paused").applyIn(tenant).untilReady();

    tenant.patch("paused", "metadata: {annotations: {eb.mambo.kr/paused: \"true\"}}");
    held.until(
        ConditionType.Paused,
        ConditionStatus.True,
        Reason.PausedByAnnotation,
        "eb.mambo.kr/paused",
        "remove it");
    tenant.environment("paused").delete();
    nothingIsWritten();
    assertThat(aws.environment("paused")).isPresent();

    tenant.patch("paused", "metadata: {annotations: {eb.mambo.kr/paused: null}}");
    held.untilGone();
    assertThat(aws.environment("paused")).isEmpty();
  }

  @Test
  void observingNothingIsWritten() {
    Small.named("observed").with("managementMode: Observe").applyIn(tenant);
    var observed = new Progress(tenant, "observed");

    observed.until(
        ConditionType.Ready, ConditionStatus.Unknown, Reason.Observing, "writes nothing to AWS");
    nothingIsWritten();
    assertThat(aws.applications()).doesNotContain("observed-app");

    tenant.environment("observed").delete();
    observed.untilGone();
  }

  private static void nothingIsWritten() {
    long before = aws.mutations();
    Progress.within(WHILE.plusSeconds(1)).during(WHILE).until(() -> aws.mutations() == before);
  }
}
