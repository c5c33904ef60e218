package kr.mambo.beanstalk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.ZoneOffset;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.resilience.ManualClockSettings;
import org.junit.jupiter.api.Test;

/** Whether a call may begin is asked of the API server. */
class LeadershipTest {
  private static final Duration CALL = Duration.ofSeconds(10);
  private final KubernetesClient client = ControlPlane.shared().client();
  private final ManualClock clock = new ManualClock();
  private final Leadership leadership =
      new Leadership(client, new ManualClockSettings("lease-test"), clock);

  @Test
  void onlyALeaseOfOursThatOutlivesTheCallLetsItBegin() {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName("lease-test").endMetadata().build())
        .serverSideApply();
    assertThat(leadership.outlives(CALL)).as("no lease at all").isFalse();

    applyLease(leadership.leaderElectionConfiguration().getIdentity().orElseThrow());
    assertThat(leadership.outlives(CALL)).isTrue();

    clock.advance(Duration.ofSeconds(6));
    assertThat(leadership.outlives(CALL)).as("it may run out before the call ends").isFalse();

    applyLease("another");
    assertThat(leadership.outlives(CALL)).as("another one took over").isFalse();
  }

  private void applyLease(String by) {
    var lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName("eb-operator")
            .withNamespace("lease-test")
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity(by)
            .withLeaseDurationSeconds(15)
            .withRenewTime(clock.instant().atZone(ZoneOffset.UTC))
            .endSpec()
            .build();
    client.resource(lease).forceConflicts().serverSideApply();
  }
}
