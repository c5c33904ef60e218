package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample, from `kubectl apply` to Ready and through its changes. */
class SampleLifecycleIT {
  private static final Tenant tenant = Tenant.of("main-job");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();
  private static final EnvironmentWaiter sample = new EnvironmentWaiter(tenant, ShippedSample.NAME);

  @BeforeAll
  static void theSampleIsApplied() {
    ShippedSample.applyIn(tenant).untilReady();
  }

  @AfterAll
  static void deletedItLeavesNothing() {
    tenant.environment(ShippedSample.NAME).delete();
    sample.untilGone();
    assertThat(aws.findEnvironment(ShippedSample.NAME)).isEmpty();
    assertThat(aws.applications()).doesNotContain(ShippedSample.APPLICATION);
    assertThat(aws.objectKeys("registry/")).isEmpty();
  }

  @Test
  void columnsShowIt() {
    sample.untilReady();

    assertThat(
            tenant
                .kubectl("get", "ebenv", ShippedSample.NAME, "--output=wide")
                .lines()
                .toList()
                .get(1))
        .matches(
            "mambo-py +True +Ready +Green +%s +http://mambo-py.ap-northeast-2.elasticbeanstalk.com +\\w+ +e-\\w+ +[0-9.]+ +ap-northeast-2 +Deployed *"
                .formatted(sample.deployedLabel()));
  }

  @Test
  void eventsTellEachTransitionOnce() {
    var reasons = tenant.events(ShippedSample.NAME).stream().map(Event::getReason).toList();

    assertThat(reasons)
        .containsSubsequence(
            Reason.PreparingVersion.name(), Reason.Creating.name(), Reason.Deployed.name());
    assertThat(tenant.events(ShippedSample.NAME))
        .extracting(Event::getReason, Event::getMessage)
        .filteredOn(e -> e.toList().getFirst().equals(Reason.Creating.name()))
        .hasSize(1);
  }

  @Test
  void versionAndArtifactsLieUnderItsLabel() {
    var label = sample.untilReady().deployedLabel();
    var folder = "registry/main-job/mambo-py/" + label + "/";

    assertThat(aws.versions(ShippedSample.APPLICATION)).contains(label);
    assertThat(aws.findEnvironment(ShippedSample.NAME).orElseThrow().versionLabel())
        .isEqualTo(label);
    assertThat(aws.objectKeys(folder))
        .extracting(key -> key.substring(folder.length()))
        .anyMatch(key -> key.endsWith(".zip"))
        .anyMatch(key -> key.endsWith(".dockercfg"))
        .anyMatch(key -> key.endsWith("client.key"))
        .anyMatch(key -> key.endsWith("tls.key"));
  }

  @Test
  void theBundleIsWhatItsAuthorWouldWrite() {
    var files = aws.bundle(ShippedSample.APPLICATION, sample.untilReady().deployedLabel());

    assertThat(files.keySet())
        .contains("docker-compose.yml", "Dockerrun.aws.json", ".ebextensions/registry-cert.config");
    assertThat(files.get("docker-compose.yml")).contains("nginx:1.29", "80:80", "443:443");
    assertThat(files.get("Dockerrun.aws.json")).contains("mambo-cert", ".dockercfg", "\"3\"");
    assertThat(files.get(".ebextensions/registry-cert.config"))
        .contains("/etc/docker/certs.d/registry.mambo.kr:5000/client.key", "000400");
  }

  @Test
  void aChangedImageIsANewVersion() {
    var before = sample.untilReady().deployedLabel();

    tenant.setImage(ShippedSample.NAME, "nginx:1.30");

    var after = sample.untilDeployedAfter(before);
    assertThat(aws.bundle(ShippedSample.APPLICATION, after).get("docker-compose.yml"))
        .contains("nginx:1.30");
  }

  @Test
  void aChangedCertificateIsANewVersion() {
    var before = sample.untilReady().deployedLabel();
    var generation = tenant.get(ShippedSample.NAME).getMetadata().getGeneration();

    tenant.applySecret(
        "mambo-registry-tls", "Opaque", ShippedSample.registryCertificates("renewed"));

    assertThat(sample.untilDeployedAfter(before)).isNotEqualTo(before);
    assertThat(tenant.get(ShippedSample.NAME).getMetadata().getGeneration()).isEqualTo(generation);
  }
}
