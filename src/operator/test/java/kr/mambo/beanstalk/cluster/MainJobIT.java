package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample, from `kubectl apply` to Ready and through its changes. */
class MainJobIT {
  private static final Tenant tenant = Tenant.of("main-job");
  private static final AtAws aws = Stage.up().atAws();
  private static final Progress sample = new Progress(tenant, Sample.NAME);

  @BeforeAll
  static void theSampleIsApplied() {
    Sample.applyIn(tenant).untilReady();
  }

  @AfterAll
  static void deletedItLeavesNothing() {
    tenant.environment(Sample.NAME).delete();
    sample.untilGone();
    assertThat(aws.environment(Sample.NAME)).isEmpty();
    assertThat(aws.applications()).doesNotContain(Sample.APPLICATION);
    assertThat(aws.keys("registry/")).isEmpty();
  }

  @Test
  void columnsShowIt() {
    sample.untilReady();

    assertThat(tenant.kubectl("get", "ebenv", Sample.NAME, "--output=wide").lines().toList().get(1))
        .matches(
            "mambo-py +True +Ready +Green +%s +http://mambo-py.ap-northeast-2.elasticbeanstalk.com +\\w+ +e-\\w+ +[0-9.]+ +ap-northeast-2 +Deployed *"
                .formatted(sample.deployed()));
  }

  @Test
  void eventsTellEachTransitionOnce() {
    var reasons = tenant.events(Sample.NAME).stream().map(Event::getReason).toList();

    assertThat(reasons)
        .containsSubsequence(
            Reason.PreparingVersion.name(), Reason.Creating.name(), Reason.Deployed.name());
    assertThat(tenant.events(Sample.NAME))
        .extracting(Event::getReason, Event::getMessage)
        .filteredOn(e -> e.toList().getFirst().equals(Reason.Creating.name()))
        .hasSize(1);
  }

  @Test
  void versionAndArtifactsLieUnderItsLabel() {
    var label = sample.untilReady().deployed();
    var folder = "registry/main-job/mambo-py/" + label + "/";

    assertThat(aws.versions(Sample.APPLICATION)).contains(label);
    assertThat(aws.environment(Sample.NAME).orElseThrow().versionLabel()).isEqualTo(label);
    assertThat(aws.keys(folder))
        .extracting(key -> key.substring(folder.length()))
        .anyMatch(key -> key.endsWith(".zip"))
        .anyMatch(key -> key.endsWith(".dockercfg"))
        .anyMatch(key -> key.endsWith("client.key"))
        .anyMatch(key -> key.endsWith("tls.key"));
  }

  @Test
  void theBundleIsWhatItsAuthorWouldWrite() {
    var files = aws.bundle(Sample.APPLICATION, sample.untilReady().deployed());

    assertThat(files.keySet())
        .contains("docker-compose.yml", "Dockerrun.aws.json", ".ebextensions/registry-cert.config");
    assertThat(files.get("docker-compose.yml")).contains("nginx:1.29", "80:80", "443:443");
    assertThat(files.get("Dockerrun.aws.json")).contains("mambo-cert", ".dockercfg", "\"3\"");
    assertThat(files.get(".ebextensions/registry-cert.config"))
        .contains("/etc/docker/certs.d/registry.mambo.kr:5000/client.key", "000400");
  }

  @Test
  void aChangedImageIsANewVersion() {
    var before = sample.untilReady().deployed();

    tenant.image(Sample.NAME, "nginx:1.30");

    var after = sample.untilDeployedAfter(before);
    assertThat(aws.bundle(Sample.APPLICATION, after).get("docker-compose.yml"))
        .contains("nginx:1.30");
  }

  @Test
  void aChangedCertificateIsANewVersion() {
    var before = sample.untilReady().deployed();
    var generation = tenant.get(Sample.NAME).getMetadata().getGeneration();

    tenant.secret("mambo-registry-tls", "Opaque", Sample.registryCertificates("renewed"));

    assertThat(sample.untilDeployedAfter(before)).isNotEqualTo(before);
    assertThat(tenant.get(Sample.NAME).getMetadata().getGeneration()).isEqualTo(generation);
  }
}
