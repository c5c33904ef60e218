package kr.mambo.beanstalk.emulator.beanstalk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
import kr.mambo.beanstalk.emulator.service.Principal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.CreateEnvironmentRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

/** An AWS account with a clock by hand, a bucket and the SDK's client. */
final class BeanstalkFixture {
  static final String STACK = "64bit Amazon Linux 2023 v4.13.10 running Docker";
  static final String OLDER_STACK = "64bit Amazon Linux 2023 v4.13.9 running Docker";
  static final String ACCOUNT_ID = "123456789012";
  static final String BUCKET = "bundles";
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  static final String COMPOSE =
      "services:\n  web:\n    image: registry.example.com:5000/web:1\n    ports: ['80:80']\n";

  final Timeline timeline;
  final InMemoryObjectStore objects;
  final Beanstalk beanstalk;
  final SimulationControl control;
  final ElasticBeanstalkClient client;

  /** One instance profile, {@code web}, with a role of the same name. */
  static final class FixedInstanceProfiles implements IdentityProvider {
    @Override
    public Optional<Principal> findInstanceProfilePrincipal(String account, String profile) {
      return profile.endsWith("web")
          ? Optional.of(new Principal(account, "arn:aws:iam::" + account + ":role/web"))
          : Optional.empty();
    }

    @Override
    public boolean roleExists(String account, String role) {
      return true;
    }
  }

  BeanstalkFixture() {
    timeline = Timeline.manual(START);
    objects = new InMemoryObjectStore();
    beanstalk = new Beanstalk(timeline, objects, new FixedInstanceProfiles(), 7);
    control = beanstalk.control();
    client = client("us-east-1");
    objects.createBucket(ACCOUNT_ID, "us-east-1", BUCKET);
  }

  /** The emulator started, or started again, on a folder of state. */
  BeanstalkFixture(Path state, Instant now, InMemoryObjectStore objects) {
    timeline = Timeline.manual(now);
    this.objects = objects;
    beanstalk = new Beanstalk(timeline, objects, new FixedInstanceProfiles(), 7, state);
    control = beanstalk.control();
    client = client("us-east-1");
    objects.createBucket(ACCOUNT_ID, "us-east-1", BUCKET);
  }

  ElasticBeanstalkClient client(String region) {
    return ElasticBeanstalkClient.builder()
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .httpClient(
            new InMemoryHttpClient(
                beanstalk,
                new Principal(ACCOUNT_ID, "arn:aws:iam::" + ACCOUNT_ID + ":user/someone")))
        .build();
  }

  /** The sets of settings that an environment of {@code app} has: deployed, and draft if any. */
  List<ConfigurationSettingsDescription> settings(String environment) {
    return client
        .describeConfigurationSettings(r -> r.applicationName("app").environmentName(environment))
        .configurationSettings();
  }

  static byte[] createZip(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The application {@code app} with versions of one container each. */
  BeanstalkFixture withVersions(String... labels) {
    client.createApplication(r -> r.applicationName("app"));
    for (var label : labels) createVersion(label, Map.of("docker-compose.yml", COMPOSE));
    return this;
  }

  void createVersion(String label, Map<String, String> files) {
    createVersion(label, createZip(files));
  }

  void createVersion(String label, byte[] bundle) {
    objects.putObject(BUCKET, label + ".zip", bundle);
    client.createApplicationVersion(
        r ->
            r.applicationName("app")
                .versionLabel(label)
                .sourceBundle(s -> s.s3Bucket(BUCKET).s3Key(label + ".zip")));
  }

  static ConfigurationOptionSetting option(String namespace, String option, String value) {
    return ConfigurationOptionSetting.builder()
        .namespace(namespace)
        .optionName(option)
        .value(value)
        .build();
  }

  static ConfigurationOptionSetting profile() {
    return option("aws:autoscaling:launchconfiguration", "IamInstanceProfile", "web");
  }

  static ConfigurationOptionSetting single() {
    return option("aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance");
  }

  String createEnvironment(String name, String label, ConfigurationOptionSetting... options) {
    return createEnvironment(name, r -> r.versionLabel(label).optionSettings(options));
  }

  String createEnvironment(String name, Consumer<CreateEnvironmentRequest.Builder> more) {
    return client
        .createEnvironment(
            r -> {
              r.applicationName("app").environmentName(name).solutionStackName(STACK);
              more.accept(r);
            })
        .environmentId();
  }

  /** A Ready environment of the version {@code v1}. */
  String launchEnvironment(String name, ConfigurationOptionSetting... options) {
    var id = createEnvironment(name, "v1", options);
    advance(Duration.ofMinutes(20));
    return id;
  }

  void advance(Duration time) {
    timeline.advance(time);
  }

  EnvironmentDescription environment(String id) {
    return client.describeEnvironments(r -> r.environmentIds(id)).environments().getFirst();
  }

  /** Oldest first. */
  List<EventDescription> events(String id) {
    return client.describeEvents(r -> r.environmentId(id)).events().reversed();
  }

  List<String> messages(String id) {
    return events(id).stream().map(EventDescription::message).toList();
  }
}
