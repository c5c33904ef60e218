package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.TestCertificates;
import org.junit.jupiter.api.Test;

/** Mistakes that the cluster shows: each gets its sentence, and goes on by itself when mended. */
class MistakesInTheClusterIT {
  private static final Tenant tenant = Tenant.of("mistakes");

  @Test
  void aSecretIsMissing() {
    var progress = Small.named("no-secret").but("name: token,", "name: later,").applyIn(tenant);
    progress.until(
        ConditionType.InputsResolved, ConditionStatus.False, Reason.InputMissing, "Secret later");
    progress.until(ConditionType.Ready, ConditionStatus.False, Reason.InputMissing, "Secret later");

    tenant.secret("later", "Opaque", Map.of("value", "x"));
    progress.untilReady();
  }

  @Test
  void aSecretLacksTheKey() {
    tenant.secret("partial", "Opaque", Map.of("other", "x"));
    var progress = Small.named("no-key").but("name: token,", "name: partial,").applyIn(tenant);
    progress.until(
        ConditionType.InputsResolved,
        ConditionStatus.False,
        Reason.InputMissing,
        "Secret partial",
        "key value");

    tenant.secret("partial", "Opaque", Map.of("value", "x"));
    progress.untilReady();
  }

  @Test
  void halfACertificatePair() {
    tenant.secret("half", "Opaque", Map.of("client.cert", TestCertificates.certificate("half")));
    var progress =
        Small.named("half-pair")
            .with("registries: [{host: registry.mambo.kr, certificatesSecretRef: {name: half}}]")
            .applyIn(tenant);
    progress.until(
        ConditionType.InputsResolved,
        ConditionStatus.False,
        Reason.InputInvalid,
        "Secret half has client.cert without client.key",
        "add client.key");

    tenant.secret("half", "Opaque", Map.of("client.key", TestCertificates.key("half")));
    progress.untilReady();
  }

  @Test
  void twoContainersOnOneHostPort() {
    var one = Small.named("ports");
    var two =
        one.but(
            "  containers:\n",
            """
              containers:
              - {name: other, image: "httpd:2.4", ports: [{containerPort: 8080, hostPort: 80}]}
            """);

    assertThat(tenant.apply(two.manifest()).stderr())
        .contains(
            "one hostPort is published twice", "give each container port a hostPort of its own");

    two.but("8080, hostPort: 80", "8080, hostPort: 8080").applyIn(tenant).untilReady();
  }

  @Test
  void noAccountAllowsTheNamespace() {
    ControlPlane.up()
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
    var progress = Small.named("stranger").with("accountRef: {name: web-team}").applyIn(stranger);
    progress.untilStalled(Reason.NamespaceNotAllowed, "EbAccount web-team", "label the namespace");

    ControlPlane.up().kubectl().run("label", "namespace", "stranger", "team=web").orElseThrow();
    progress.untilReady();
  }
}
