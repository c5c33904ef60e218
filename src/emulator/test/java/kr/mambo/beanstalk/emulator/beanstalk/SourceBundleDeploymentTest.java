package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.BUCKET;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.COMPOSE;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

/** What is in the bundle decides what happens on the instances. */
class SourceBundleDeploymentTest {
  private static final String CONFIG =
      """
      Resources:
        AWSEBAutoScalingGroup:
          Metadata:
            AWS::CloudFormation::Authentication:
              S3Auth:
                type: s3
                buckets: [bundles]
                roleName: %s
      files:
        "/etc/docker/certs.d/registry/ca.crt":
          mode: "000444"
          source: https://bundles.s3.us-east-1.amazonaws.com/ca.crt
          authentication: S3Auth
      """;
  private static final String DOCKERRUN =
      """
      {"AWSEBDockerrunVersion": "3", "Authentication": {"bucket": "bundles", "key": "config.json"}}
      """;
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1");
  private final String id = account.launchEnvironment("web-env", profile(), single());

  private void write(String key, String text) {
    account.objects.putObject(BUCKET, key, text.getBytes(StandardCharsets.UTF_8));
  }

  private void deploy(byte[] bundle) {
    account.createVersion("v2", bundle);
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    account.advance(Duration.ofMinutes(5));
  }

  private void deploy(Map<String, String> files) {
    deploy(BeanstalkFixture.createZip(files));
  }

  private void assertDeployed() {
    assertThat(account.environment(id))
        .returns("v2", EnvironmentDescription::versionLabel)
        .returns("Green", EnvironmentDescription::healthAsString);
  }

  /** A failed deployment leaves the old label at Ready, and the log says why. */
  private void assertFailed(String inTheLog) {
    assertThat(account.environment(id))
        .returns("Ready", EnvironmentDescription::statusAsString)
        .returns("v1", EnvironmentDescription::versionLabel)
        .returns("Red", EnvironmentDescription::healthAsString);
    assertThat(account.messages(id)).contains("Failed to deploy application.");
    account.client.requestEnvironmentInfo(r -> r.environmentId(id).infoType("tail"));
    account.advance(Duration.ofMinutes(1));
    var logs =
        account
            .client
            .retrieveEnvironmentInfo(r -> r.environmentId(id).infoType("tail"))
            .environmentInfo();
    var address = logs.getFirst().message();
    var key =
        address.substring(
            "https://elasticbeanstalk-us-east-1-123456789012.s3.example.com/".length());
    assertThat(
            new String(
                account.objects.objects.get("elasticbeanstalk-us-east-1-123456789012/" + key),
                StandardCharsets.UTF_8))
        .contains("[ERROR]", inTheLog);
  }

  @Test
  void somethingThatIsNoZipCannotBeUnpacked() {
    deploy("hello".getBytes(StandardCharsets.UTF_8));

    assertFailed("/usr/bin/unzip");
  }

  @Test
  void aBundleNeedsAComposeFileOrADockerrun() {
    deploy(Map.of("readme.txt", "hello"));

    assertFailed("both missing");
    assertThat(account.messages(id))
        .contains(
            "Instance deployment: Both 'Dockerfile' and 'Dockerrun.aws.json' are missing in your"
                + " source bundle. Include at least one of them. The deployment failed.");
  }

  @Test
  void aComposeFileThatDoesNotParseFails() {
    deploy(Map.of("docker-compose.yml", "services:\n\t- web"));

    assertFailed("docker compose pull failed");
  }

  @Test
  void anExtensionThatIsNeitherYamlNorJsonFails() {
    deploy(Map.of("docker-compose.yml", COMPOSE, ".ebextensions/a.config", "a:\n\t- b"));

    assertFailed("EbExtension build failed");
    assertThat(account.messages(id))
        .anyMatch(
            m ->
                m.startsWith(
                    "The configuration file .ebextensions/a.config in application version v2"
                        + " contains invalid YAML or JSON."));
  }

  @Test
  void filesAreFetchedWithTheRoleOfTheInstanceProfile() {
    write("ca.crt", "certificate");

    deploy(
        Map.of("docker-compose.yml", COMPOSE, ".ebextensions/a.config", CONFIG.formatted("web")));
    assertDeployed();
  }

  @Test
  void aMissingFileFailsTheDeployment() {
    deploy(
        Map.of("docker-compose.yml", COMPOSE, ".ebextensions/a.config", CONFIG.formatted("web")));

    assertFailed("HTTP Error 404 : Not Found");
  }

  @Test
  void aForbiddenFileFailsTheDeployment() {
    write("ca.crt", "certificate");
    account.objects.forbidden.add(BUCKET + "/ca.crt");

    deploy(
        Map.of("docker-compose.yml", COMPOSE, ".ebextensions/a.config", CONFIG.formatted("web")));
    assertFailed("HTTP Error 403 : Forbidden");
  }

  @Test
  void theRoleHasToBeTheProfilesOwn() {
    write("ca.crt", "certificate");

    deploy(
        Map.of("docker-compose.yml", COMPOSE, ".ebextensions/a.config", CONFIG.formatted("other")));
    assertFailed("Could not retrieve credentials of role other");
  }

  @Test
  void credentialsAreReadFromAuths() {
    write("config.json", "{\"auths\": {\"registry.example.com:5000\": {\"auth\": \"YTpi\"}}}");
    account.control.addImageRule(
        new ImageRule("registry.example.com:5000/", ImageRule.PullFailure.NEEDS_CREDENTIALS));

    deploy(Map.of("docker-compose.yml", COMPOSE, "Dockerrun.aws.json", DOCKERRUN));
    assertDeployed();
  }

  @Test
  void theFlatFormIsNotReadByDocker() {
    write(
        "config.json", "{\"registry.example.com:5000\": {\"auth\": \"YTpi\", \"email\": \"a@b\"}}");

    deploy(Map.of("docker-compose.yml", COMPOSE, "Dockerrun.aws.json", DOCKERRUN));
    assertFailed("no basic auth credentials");
  }

  @Test
  void credentialsThatAreNotThereFailTheDeployment() {
    deploy(Map.of("docker-compose.yml", COMPOSE, "Dockerrun.aws.json", DOCKERRUN));

    assertFailed("failed to download authentication credentials");
  }

  @Test
  void aPrivateImageNeedsCredentials() {
    account.control.addImageRule(
        new ImageRule("registry.example.com:5000/", ImageRule.PullFailure.NEEDS_CREDENTIALS));

    deploy(Map.of("docker-compose.yml", COMPOSE));
    assertFailed("no basic auth credentials");
  }

  @Test
  void anImageThatIsNotThereFailsTheDeployment() {
    account.control.addImageRule(new ImageRule("web:1", ImageRule.PullFailure.MISSING));

    deploy(Map.of("docker-compose.yml", COMPOSE));
    assertFailed("manifest unknown");
  }

  @Test
  void aBundleThatWasDeletedCannotBeDeployed() {
    account.createVersion("v2", Map.of("docker-compose.yml", COMPOSE));
    account.objects.deleteObject(BUCKET, "v2.zip");
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    account.advance(Duration.ofMinutes(5));

    assertFailed("NoSuchKey");
  }

  @Test
  void theObjectIsReadWithTheCallersRights() {
    account.objects.createBucket(BeanstalkFixture.ACCOUNT_ID, "eu-west-1", "elsewhere");
    write("secret.zip", "zip");
    account.objects.forbidden.add(BUCKET + "/secret.zip");
    for (var each :
        List.of(
            List.of(BUCKET, "none.zip", "InvalidParameterCombination", "Reason: Not Found"),
            List.of(BUCKET, "secret.zip", "InvalidParameterCombination", "Reason: Forbidden"),
            List.of("elsewhere", "a.zip", "S3LocationNotInServiceRegionException", "eu-west-1")))
      assertThatThrownBy(
              () ->
                  account.client.createApplicationVersion(
                      r ->
                          r.applicationName("app")
                              .versionLabel("v3")
                              .sourceBundle(s -> s.s3Bucket(each.get(0)).s3Key(each.get(1)))))
          .isInstanceOfSatisfying(
              ElasticBeanstalkException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(each.get(2)))
          .hasMessageContaining(each.get(3));
  }

  @Test
  void processingLooksAtTheExtensionsAlone() {
    account.objects.putObject(
        BUCKET, "p.zip", BeanstalkFixture.createZip(Map.of(".ebextensions/a.config", "a:\n\t- b")));
    account.client.createApplicationVersion(
        r ->
            r.applicationName("app")
                .versionLabel("p")
                .process(true)
                .sourceBundle(s -> s.s3Bucket(BUCKET).s3Key("p.zip")));
    assertThat(status("p")).isEqualTo("PROCESSING");
    account.advance(Duration.ofMinutes(1));
    assertThat(status("p")).isEqualTo("FAILED");
  }

  private String status(String label) {
    return account
        .client
        .describeApplicationVersions(r -> r.applicationName("app").versionLabels(label))
        .applicationVersions()
        .getFirst()
        .statusAsString();
  }
}
