package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault.Manner;
import kr.mambo.beanstalk.status.Kstatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What `kubectl wait` and the health checks of GitOps tools come to, which know kstatus alone. */
class WaitingIT {
  private static final Tenant tenant = Tenant.of("waiting");
  private static final AtAws aws = Stage.up().atAws();

  @AfterEach
  void calm() {
    aws.emulator().beanstalk().calm();
  }

  /** Everything that they see of a resource from now on, each change once. */
  private static final class Seen implements Watcher<EbEnvironment> {
    private final List<Kstatus> all = new CopyOnWriteArrayList<>();

    private int told;

    /** Until it saw just these after what was told before; it may be a little behind kubectl. */
    void until(Kstatus... wanted) {
      Progress.worked()
          .untilAsserted(() -> assertThat(all.stream().skip(told)).containsExactly(wanted));
      told += wanted.length;
    }

    @Override
    public void eventReceived(Action action, EbEnvironment resource) {
      if (action == Action.DELETED) return;
      var metadata = resource.getMetadata();
      var seen =
          Kstatus.of(
              metadata.getGeneration(),
              metadata.getDeletionTimestamp() != null,
              Objects.requireNonNullElse(resource.getStatus(), EbEnvironmentStatus.NONE));
      if (all.isEmpty() || all.getLast() != seen) all.add(seen);
    }

    @Override
    public void onClose(WatcherException cause) {}
  }

  @Test
  void itIsInProgressUntilItRunsAndWhileItChanges() {
    var seen = new Seen();
    try (var _ = tenant.environment("awaited").watch(seen)) {
      var awaited = Small.named("awaited").applyIn(tenant);
      await("awaited", "condition=Ready");
      var first = awaited.deployed();
      assertThat(first).startsWith("awaited-");
      seen.until(Kstatus.InProgress, Kstatus.Current);

      tenant.image("awaited", "nginx:1.30");
      await("awaited", "condition=Ready");
      assertThat(awaited.deployed()).isNotEqualTo(first);
      seen.until(Kstatus.InProgress, Kstatus.Current);

      tenant.environment("awaited").delete();
      await("awaited", "delete");
      seen.until(Kstatus.Terminating);
      assertThat(aws.environment("awaited")).isEmpty();
    }
  }

  @Test
  void aDeploymentThatFailsHasFailedOnceItIsTakenBackAndThenGoesOn() {
    aws.breaks("regretted", Manner.FAILS, "exit status 1");
    var regretted = Small.named("regretted").applyIn(tenant).untilGood();
    var good = regretted.deployed();
    var seen = new Seen();
    try (var _ = tenant.environment("regretted").watch(seen)) {
      tenant.image("regretted", "nginx:broken");
      await("regretted", "condition=Stalled");
      assertThat(regretted.deployed()).isEqualTo(good);
      seen.until(Kstatus.Current, Kstatus.InProgress, Kstatus.Failed);

      tenant.image("regretted", "nginx:1.30");
      await("regretted", "condition=Ready");
      seen.until(Kstatus.InProgress, Kstatus.Current);
    }
  }

  /** At once, without looking first whether the operator has seen the change. */
  private static void await(String name, String what) {
    tenant.kubectl("wait", "ebenv/" + name, "--for=" + what, "--timeout=60s");
  }
}
