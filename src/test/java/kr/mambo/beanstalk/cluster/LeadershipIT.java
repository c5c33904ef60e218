package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
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
    faults.add(Fault.next(1, "s3:ListObjectsV2", new Effect.Delay(Duration.ofSeconds(2))));
    tenant.image("frozen", "nginx:1.30");
    Progress.worked().until(() -> faults.all().isEmpty());
    frozen.freeze();

    stage.worksWith(stage.standby());
    progress.untilDeployedAfter(before);
    Progress.worked().until(() -> allDone("frozen"));
    long mutations = aws.mutations();
    frozen.thaw();

    Progress.worked().until(() -> !frozen.alive());
    assertThat(aws.mutations()).isEqualTo(mutations);
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  /** Whether the options of the version that runs are kept, which is the last that is done. */
  private static boolean allDone(String name) {
    var status = tenant.status(name);
    var good = requireNonNull(status.version()).lastGood();
    return status.operation() == null
        && good != null
        && good.label().equals(status.version().deployed())
        && good.settings() != null;
  }

  private static boolean answered(String name) {
    var operation = tenant.status(name).operation();
    return operation != null && operation.requestId() != null;
  }
}
