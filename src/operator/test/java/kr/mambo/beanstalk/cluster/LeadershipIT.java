package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import kr.mambo.beanstalk.emulator.fault.Journal.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two operators, of which one works at a time. */
@Tag("soak")
class LeadershipIT extends WithOperators {
  private static final Tenant tenant = Tenant.of("leadership");

  @Test
  void aDeploymentGoesOnUnderAnotherLeader() {
    var progress = Small.named("handed-over").applyIn(tenant).untilReady();
    var before = progress.deployed();
    long updates = aws.calls("UpdateEnvironment");
    aws.emulator().beanstalk().hold("handed-over");
    tenant.image("handed-over", "nginx:1.30");
    Progress.worked().until(() -> answered("handed-over"));

    var other = stage.standby();
    assertThat(stage.operator().stop(Duration.ofSeconds(10))).isTrue();
    stage.worksWith(other);
    aws.emulator().beanstalk().release("handed-over");

    progress.untilDeployedAfter(before);
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  @Test
  void aLeaderThatStoodStillBeginsNothingAfterAnotherTookOver() {
    var progress = Small.named("frozen").applyIn(tenant).untilReady();
    var before = progress.deployed();
    long updates = aws.calls("UpdateEnvironment");
    var frozen = stage.operator();
    var faults = aws.emulator().faults();
    late("s3:ListObjectsV2");
    tenant.image("frozen", "nginx:1.30");
    Progress.worked().until(() -> faults.all().isEmpty());
    frozen.freeze();

    stage.worksWith(stage.standby());
    progress.untilDeployedAfter(before);
    untilQuiet();
    int calls = aws.emulator().journal().entries().size();
    frozen.thaw();

    Progress.worked().until(() -> !frozen.alive());
    assertThat(aws.emulator().journal().entries().stream().skip(calls))
        .filteredOn(Entry::mutating)
        .isEmpty();
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  /** Until the other one has kept options, cleaned up, and whatever else follows a deployment. */
  private static void untilQuiet() {
    var before = new AtomicLong(-1);
    Progress.worked()
        .during(Duration.ofSeconds(5))
        .until(() -> before.getAndSet(aws.mutations()) == before.get());
  }

  private static boolean answered(String name) {
    var operation = tenant.status(name).operation();
    return operation != null && operation.requestId() != null;
  }
}
