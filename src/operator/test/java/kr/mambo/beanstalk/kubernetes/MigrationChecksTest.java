package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.Migration.Finding;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import kr.mambo.beanstalk.workload.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationChecksTest {
  private static final String TWO_CONTAINERS =
      """
      loadBalancer: {type: None}
      containers:
      - {name: front, image: "mambo/front:1", ports: [{containerPort: 8080, hostPort: 80}]}
      - {name: back, image: "mambo/back:1", ports: [{containerPort: 8080%s}]}
      """;

  @Test
  void twoContainersOnOnePortBlock() {
    var blocker = SpecFixtures.checkMigration(TWO_CONTAINERS.formatted("")).blockers().getFirst();
    assertThat(blocker.field()).isEqualTo("spec.containers[back,front].ports");
    assertThat(blocker.what()).contains("back and front", "8080/TCP");
  }

  @Test
  void tcpAndUdpAreTwoPorts() {
    assertThat(SpecFixtures.checkMigration(TWO_CONTAINERS.formatted(", protocol: UDP")).blockers())
        .isEmpty();
  }

  @Test
  void hostPathBlocks() {
    var migration =
        SpecFixtures.checkMigration(
            """
            loadBalancer: {type: None}
            containers:
            - {name: app, image: "mambo/py:1", volumeMounts: [{name: shared, mountPath: /data}]}
            volumes:
            - {name: shared, hostPath: {path: /mnt/efs}}
            """);
    assertThat(fields(migration.blockers())).containsExactly("spec.volumes[shared].hostPath");
    assertThat(migration.blockers().getFirst().remedy()).contains("EFS");
  }

  @Test
  void whatItsUserArrangedElsewhereBlocksNoMore() {
    var path =
        SpecFixtures.SINGLE_INSTANCE.replace(
                "ports:", "volumeMounts: [{name: data, mountPath: /data}], ports:")
            + "volumes: [{name: data, hostPath: {path: /data}}]\n";
    var field = "spec.volumes[data].hostPath";
    assertThat(fields(SpecFixtures.checkMigration(path).blockers())).containsExactly(field);

    var acknowledged =
        SpecFixtures.checkMigration(
            path + "kubernetes: {acknowledgedBlockers: ['%s']}".formatted(field));
    assertThat(acknowledged.blockers()).isEmpty();
    assertThat(fields(acknowledged.warnings())).contains(field);

    var mistaken =
        SpecFixtures.checkMigration(
            path + "kubernetes: {acknowledgedBlockers: ['spec.volumes[date].hostPath']}");
    assertThat(fields(mistaken.blockers())).containsExactly(field);
    assertThat(fields(mistaken.warnings())).contains("spec.kubernetes.acknowledgedBlockers");
  }

  @Test
  void noPodAtAllBlocks() {
    assertThat(
            fields(
                SpecFixtures.checkMigration(SpecFixtures.LOAD_BALANCED + "scaling: {min: 0}")
                    .blockers()))
        .containsExactly("spec.scaling.min");
  }

  @Test
  void aRegistryWithClientCertificatesBlocksAndSaysWhatNodesNeed() {
    var spec =
        SpecFixtures.parse(
            SpecFixtures.SINGLE_INSTANCE
                + """
                storage: {bucket: mambo-cert}
                registries:
                - {host: "registry.mambo.kr:5000", certificatesSecretRef: {name: tls}}
                """);
    var files =
        Map.of(
            "client.cert", Content.utf8(TestCertificates.certificate("client")),
            "client.key", Content.utf8(TestCertificates.key("client")));
    var inputs = new Inputs(Map.of(), Map.of("tls", new SecretContent("Opaque", files)), Map.of());

    var blockers =
        MigrationChecks.check(SpecFixtures.renderWorkload(spec, inputs), spec).blockers();

    assertThat(fields(blockers))
        .containsExactly("spec.registries[registry.mambo.kr:5000].certificatesSecretRef");
    assertThat(blockers.getFirst().remedy())
        .contains(
            "server = \"https://registry.mambo.kr:5000\"",
            "client = [[\"/etc/containerd/certs.d/registry.mambo.kr:5000/client.cert\", \"/etc/containerd/certs.d/registry.mambo.kr:5000/client.key\"]]",
            "name: \"tls\"",
            "items: [{key: client.cert, path: client.cert}, {key: client.key, path: client.key}]",
            "hostPath: {path: \"/etc/containerd/certs.d/registry.mambo.kr:5000\", type: DirectoryOrCreate}")
        .doesNotContain("ca = ", "ca.crt", "BEGIN");
  }

  @Test
  void tlsAtTheLoadBalancerBlocksUntilAnIngressHasIt() {
    var balanced =
        SpecFixtures.LOAD_BALANCED
            + "loadBalancer: {listeners: [{port: 443, protocol: HTTPS, certificateARN: \"arn:aws:acm:ap-northeast-2:123456789012:certificate/1\"}]}\n";
    var field = "spec.loadBalancer.listeners[443].certificateARN";

    assertThat(fields(SpecFixtures.checkMigration(balanced).blockers())).containsExactly(field);
    var plain = balanced + "kubernetes: {ingress: {host: py.mambo.kr}}\n";
    assertThat(fields(SpecFixtures.checkMigration(plain).blockers())).containsExactly(field);
    var secure = balanced + "kubernetes: {ingress: {host: py.mambo.kr, tlsSecretName: tls}}\n";
    assertThat(SpecFixtures.checkMigration(secure).blockers()).isEmpty();
    assertThat(fields(SpecFixtures.checkMigration(secure).warnings())).contains(field);
  }

  @Test
  void anIngressWithoutAnythingBehindItBlocks() {
    var migration =
        SpecFixtures.checkMigration(
            """
            loadBalancer: {type: None}
            containers: [{name: app, image: "mambo/py:1"}]
            kubernetes: {ingress: {host: py.mambo.kr}}
            """);
    assertThat(fields(migration.blockers())).containsExactly("spec.kubernetes.ingress");
  }

  @Test
  void tlsInAContainerIsNotForAnIngress() {
    var migration =
        SpecFixtures.checkMigration(
            """
            loadBalancer: {type: Network, listeners: [{port: 80}, {port: 443}]}
            containers:
            - name: nginx
              image: nginx:1.29
              ports: [{containerPort: 80, hostPort: 80}, {containerPort: 443, hostPort: 443}]
              readinessProbe: {tcpSocket: {port: 80}}
            kubernetes: {ingress: {host: py.mambo.kr}}
            """);
    assertThat(fields(migration.warnings())).contains("spec.loadBalancer.listeners[443]");
    assertThat(fields(migration.warnings())).doesNotContain("spec.kubernetes.ingress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:rds:dbinstance|DBEngine|mysql|true",
        "aws:elasticbeanstalk:sqsd|HttpPath|/work|true",
        "aws:elasticbeanstalk:application:environmentsecrets|TOKEN|arn:aws:ssm:ap-northeast-2:123456789012:parameter/token|true",
        "aws:elasticbeanstalk:environment:process:default|StickinessEnabled|TRUE|false",
        "aws:elb:policies|Stickiness Policy|true|false",
        "aws:elbv2:listenerrule:admin|PathPatterns|/admin|false",
        "aws:elasticbeanstalk:xray|XRayEnabled|true|false",
        "aws:elasticbeanstalk:cloudwatch:logs:health|HealthStreamingEnabled|true|false",
        "aws:autoscaling:scheduledaction|Recurrence|0 8 * * *|false",
        "aws:autoscaling:launchconfiguration|SecurityGroups|sg-1|false",
        "aws:ec2:vpc|Subnets|subnet-1|false"
      })
  void anOptionWithAnEffectIsNamed(String namespace, String name, String value, boolean blocks) {
    var migration =
        SpecFixtures.checkMigration(SpecFixtures.SINGLE_INSTANCE + option(namespace, name, value));
    var findings = blocks ? migration.blockers() : migration.warnings();
    assertThat(fields(findings)).contains("spec.options[%s, %s]".formatted(namespace, name));
    assertThat(fields(migration.blockers())).hasSize(blocks ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "aws:elasticbeanstalk:environment:process:default,StickinessEnabled,false",
    "aws:elasticbeanstalk:environment:process:default,DeregistrationDelay,20",
    "aws:elasticbeanstalk:healthreporting:system,SystemType,enhanced"
  })
  void anOptionWithoutAnEffectIsNot(String namespace, String name, String value) {
    var migration =
        SpecFixtures.checkMigration(SpecFixtures.SINGLE_INSTANCE + option(namespace, name, value));
    assertThat(fields(migration.warnings())).noneMatch(field -> field.startsWith("spec.options"));
  }

  private static String option(String namespace, String name, String value) {
    return "options: [{namespace: \"%s\", name: \"%s\", value: \"%s\"}]\n"
        .formatted(namespace, name, value);
  }

  static List<String> fields(List<Finding> obstacles) {
    return obstacles.stream().map(Finding::field).toList();
  }
}
