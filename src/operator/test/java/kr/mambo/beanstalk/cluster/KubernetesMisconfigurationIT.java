package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.TestCertificates;
import org.junit.jupiter.api.Test;

/** Mistakes that the cluster shows: each gets its sentence, and goes on by itself when mended. */
class KubernetesMisconfigurationIT {
  private static final Tenant tenant = Tenant.of("mistakes");

  @Test
  void aSecretIsMissing() {
    var waiter =
        MinimalEnvironment.named("no-secret")
            .replacing("name: token,", "name: later,")
            .applyIn(tenant);
    waiter.until(
        ConditionType.InputsResolved, ConditionStatus.False, Reason.InputMissing, "Secret later");
    waiter.until(ConditionType.Ready, ConditionStatus.False, Reason.InputMissing, "Secret later");

    tenant.applySecret("later", "Opaque", Map.of("value", "x"));
    waiter.untilReady();
  }

  @Test
  void aSecretLacksTheKey() {
    tenant.applySecret("partial", "Opaque", Map.of("other", "x"));
    var waiter =
        MinimalEnvironment.named("no-key")
            .replacing("name: token,", "name: partial,")
            .applyIn(tenant);
    waiter.until(
        ConditionType.InputsResolved,
        ConditionStatus.False,
        Reason.InputMissing,
        "Secret partial",
        "key value");

    tenant.applySecret("partial", "Opaque", Map.of("value", "x"));
    waiter.untilReady();
  }

  @Test
  void halfACertificatePair() {
    tenant.applySecret(
        "half", "Opaque", Map.of("client.cert", TestCertificates.certificate("half")));
    var waiter =
        MinimalEnvironment.named("half-pair")
            .withFields(
                "registries: [{host: registry.mambo.kr, certificatesSecretRef: {name: half}}]")
            .applyIn(tenant);
    waiter.until(
        ConditionType.InputsResolved,
        ConditionStatus.False,
        Reason.InputInvalid,
        "Secret half has client.cert without client.key",
        "add client.key");

    tenant.applySecret("half", "Opaque", Map.of("client.key", TestCertificates.key("half")));
    waiter.untilReady();
  }

  @Test
  void twoContainersOnOneHostPort() {
    var one = MinimalEnvironment.named("ports");
    var two =
        one.replacing(
            "  containers:\n",
            """
              containers:
              - {name: other, image: "httpd:2.4", ports: [{containerPort: 8080, hostPort: 80}]}
            """);

    assertThat(tenant.apply(two.manifest()).stderr())
        .contains(
            "a hostPort is used more than once", "give each container port a different hostPort");

    two.replacing("8080, hostPort: 80", "8080, hostPort: 8080").applyIn(tenant).untilReady();
  }

  @Test
  void noAccountAllowsTheNamespace() {
    ControlPlane.shared()
        .kubectl()
        .applyManifest(
            """
            apiVersion: eb.mambo.kr/v1alpha1
            kind: EbAccount
            metadata: {name: web-team}
            spec:
              accountID: "123456789012"
              namespaces: {matchLabels: {team: web}}
              allow: {regions: ["*"], applications: ["*"], buckets: ["*"], instanceProfiles: ["*"]}
            """)
        .orElseThrow();
    var stranger = Tenant.of("stranger");
    var waiter =
        MinimalEnvironment.named("stranger")
            .withFields("accountRef: {name: web-team}")
            .applyIn(stranger);
    waiter.untilStalled(Reason.NamespaceNotAllowed, "EbAccount web-team", "label the namespace");

    ControlPlane.shared().kubectl().run("label", "namespace", "stranger", "team=web").orElseThrow();
    waiter.untilReady();
  }
}
