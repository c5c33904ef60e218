package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import kr.mambo.beanstalk.status.Kstatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What `kubectl wait` and the health checks of GitOps tools come to, which know kstatus alone. */
class KubectlWaitIT {
  private static final Tenant tenant = Tenant.of("waiting");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @AfterEach
  void liftFaults() {
    aws.emulator().beanstalkControl().clearRules();
  }

  /** Everything that they see of a resource from now on, each change once. */
  private static final class KstatusWatcher implements Watcher<EbEnvironment> {
    private final List<Kstatus> observedStatuses = new CopyOnWriteArrayList<>();

    private int checkedCount;

    /** Until it saw just these after what was told before; it may be a little behind kubectl. */
    void awaitNext(Kstatus... wanted) {
      EnvironmentWaiter.withinOperationTimeout()
          .untilAsserted(
              () ->
                  assertThat(observedStatuses.stream().skip(checkedCount)).containsExactly(wanted));
      checkedCount += wanted.length;
    }

    @Override
    public void eventReceived(Action action, EbEnvironment resource) {
      if (action == Action.DELETED) return;
      var metadata = resource.getMetadata();
      var status =
          Kstatus.compute(
              metadata.getGeneration(),
              metadata.getDeletionTimestamp() != null,
              Objects.requireNonNullElse(resource.getStatus(), EbEnvironmentStatus.NONE));
      if (observedStatuses.isEmpty() || observedStatuses.getLast() != status)
        observedStatuses.add(status);
    }

    @Override
    public void onClose(WatcherException cause) {}
  }

  @Test
  void itIsInProgressUntilItRunsAndWhileItChanges() {
    var seen = new KstatusWatcher();
    try (var _ = tenant.environment("awaited").watch(seen)) {
      var awaited = MinimalEnvironment.named("awaited").applyIn(tenant);
      kubectlWait("awaited", "condition=Ready");
      var first = awaited.deployedLabel();
      assertThat(first).startsWith("awaited-");
      seen.awaitNext(Kstatus.InProgress, Kstatus.Current);

      tenant.setImage("awaited", "nginx:1.30");
      kubectlWait("awaited", "condition=Ready");
      assertThat(awaited.deployedLabel()).isNotEqualTo(first);
      seen.awaitNext(Kstatus.InProgress, Kstatus.Current);

      tenant.environment("awaited").delete();
      kubectlWait("awaited", "delete");
      seen.awaitNext(Kstatus.Terminating);
      assertThat(aws.findEnvironment("awaited")).isEmpty();
    }
  }

  @Test
  void aDeploymentThatFailsHasFailedOnceItIsTakenBackAndThenGoesOn() {
    aws.failImage("regretted", FailureMode.FAILS, "exit status 1");
    var regretted = MinimalEnvironment.named("regretted").applyIn(tenant).untilGood();
    var good = regretted.deployedLabel();
    var seen = new KstatusWatcher();
    try (var _ = tenant.environment("regretted").watch(seen)) {
      tenant.setImage("regretted", "nginx:broken");
      kubectlWait("regretted", "condition=Stalled");
      assertThat(regretted.deployedLabel()).isEqualTo(good);
      seen.awaitNext(Kstatus.Current, Kstatus.InProgress, Kstatus.Failed);

      tenant.setImage("regretted", "nginx:1.30");
      kubectlWait("regretted", "condition=Ready");
      seen.awaitNext(Kstatus.InProgress, Kstatus.Current);
    }
  }

  /** At once, without looking first whether the operator has seen the change. */
  private static void kubectlWait(String name, String what) {
    tenant.kubectl("wait", "ebenv/" + name, "--for=" + what, "--timeout=60s");
  }
}
