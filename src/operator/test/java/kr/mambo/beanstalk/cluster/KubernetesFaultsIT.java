package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API server goes away, comes back, and says no. */
@Tag("soak")
class KubernetesFaultsIT extends WithOperators {
  private static final Tenant tenant = Tenant.of("bad-days");

  @Test
  void aDeploymentOutlivesARestartOfTheApiServer() {
    var progress = Small.named("restart").applyIn(tenant).untilReady();
    var before = progress.deployed();
    long updates = aws.calls("UpdateEnvironment");
    aws.emulator().beanstalk().hold("restart");
    tenant.image("restart", "nginx:1.30");
    Progress.worked().until(() -> tenant.status("restart").operation() != null);

    ControlPlane.up().restartApiServer();
    aws.emulator().beanstalk().release("restart");

    progress.untilDeployedAfter(before);
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);
  }

  @Test
  void watchesThatWereCutSeeWhatCameAfter() {
    var progress = Small.named("watched").applyIn(tenant).untilReady();
    var before = progress.deployed();

    ControlPlane.up().restartApiServer();
    tenant.secret("token", "Opaque", Map.of("value", "planted-token-new"));

    progress.untilDeployedAfter(before);
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

    Small.named("full").applyIn(tenant).untilReady();

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
    long creations = aws.calls("CreateEnvironment");

    var progress = Small.named("mute").applyIn(tenant);
    Progress.worked().until(() -> aws.versions("mute-app").size() == 1);
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations);
    tenant.kubectl("delete", "validatingadmissionpolicybinding", "no-status");
    tenant.kubectl("delete", "validatingadmissionpolicy", "no-status");

    progress.untilReady();
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.versions("mute-app")).hasSize(1);
  }

  /** A policy holds some moments after it was made. */
  private static void refused() {
    Small.named("probe").with("suspend: true").applyIn(tenant);
    Progress.worked()
        .until(
            () ->
                ControlPlane.up()
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
