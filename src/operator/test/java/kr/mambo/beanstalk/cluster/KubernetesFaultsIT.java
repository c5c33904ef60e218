package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API server goes away, comes back, and says no. */
@Tag("soak")
class KubernetesFaultsIT extends OperatorFailureTestBase {
  private static final Tenant tenant = Tenant.of("bad-days");

  @Test
  void aDeploymentOutlivesARestartOfTheApiServer() {
    var waiter = MinimalEnvironment.named("restart").applyIn(tenant).untilReady();
    var before = waiter.deployedLabel();
    long updates = aws.countCalls("UpdateEnvironment");
    aws.emulator().beanstalkControl().pause("restart");
    tenant.setImage("restart", "nginx:1.30");
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status("restart").operation() != null);

    ControlPlane.shared().restartApiServer();
    aws.emulator().beanstalkControl().resume("restart");

    waiter.untilDeployedAfter(before);
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  @Test
  void watchesThatWereCutSeeWhatCameAfter() {
    var waiter = MinimalEnvironment.named("watched").applyIn(tenant).untilReady();
    var before = waiter.deployedLabel();

    ControlPlane.shared().restartApiServer();
    tenant.applySecret("token", "Opaque", Map.of("value", "planted-token-new"));

    waiter.untilDeployedAfter(before);
  }

  @Test
  void aFullNamespaceCostsEventsAndNothingElse() {
    apply(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: full}
        spec: {hard: {count/events: "0"}}
        """);

    MinimalEnvironment.named("full").applyIn(tenant).untilReady();

    tenant.kubectl("delete", "resourcequota", "full");
  }

  @Test
  void whileTheStatusCannotBeWrittenNothingIsBegun() {
    apply(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-status}
        spec:
          failurePolicy: Fail
          matchConstraints:
            resourceRules:
            - {apiGroups: [eb.mambo.kr], apiVersions: ["*"], operations: [UPDATE], resources: [ebenvironments/status]}
          validations:
          - expression: "!(object.metadata.name in ['mute', 'probe'])"
            message: nobody writes this status
        """);
    apply(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-status}
        spec: {policyName: no-status, validationActions: [Deny]}
        """);
    refused();
    long creations = aws.countCalls("CreateEnvironment");

    var waiter = MinimalEnvironment.named("mute").applyIn(tenant);
    EnvironmentWaiter.withinOperationTimeout().until(() -> aws.versions("mute-app").size() == 1);
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations);
    tenant.kubectl("delete", "validatingadmissionpolicybinding", "no-status");
    tenant.kubectl("delete", "validatingadmissionpolicy", "no-status");

    waiter.untilReady();
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.versions("mute-app")).hasSize(1);
  }

  /** A policy holds some moments after it was made. */
  private static void refused() {
    MinimalEnvironment.named("probe").withFields("suspend: true").applyIn(tenant);
    EnvironmentWaiter.withinOperationTimeout()
        .until(
            () ->
                ControlPlane.shared()
                        .kubectl()
                        .run(
                            "patch",
                            "ebenv",
                            "probe",
                            "--namespace=bad-days",
                            "--subresource=status",
                            "--type=merge",
                            "--patch={\"status\":{\"lifecycle\":\"x\"}}")
                        .exit()
                    != 0);
  }

  private static void apply(String manifest) {
    tenant.apply(manifest).orElseThrow();
  }
}
