package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.EmulatorAwsClients;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What somebody with access to the account sees, by AWS's own clients. */
record AwsAccount(Emulator emulator, EmulatorAwsClients clients) {
  /** An environment that was not terminated. */
  Optional<EnvironmentDescription> findEnvironment(String name) {
    return clients
        .beanstalk()
        .describeEnvironments(r -> r.environmentNames(name).includeDeleted(false))
        .environments()
        .stream()
        .findFirst();
  }

  Set<String> applications() {
    return clients.beanstalk().describeApplications().applications().stream()
        .map(ApplicationDescription::applicationName)
        .collect(toSet());
  }

  Set<String> versions(String application) {
    return clients
        .beanstalk()
        .describeApplicationVersions(r -> r.applicationName(application))
        .applicationVersions()
        .stream()
        .map(ApplicationVersionDescription::versionLabel)
        .collect(toSet());
  }

  Set<String> objectKeys(String prefix) {
    return clients
        .s3()
        .listObjectsV2Paginator(r -> r.bucket(SystemTestBed.BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .collect(toSet());
  }

  /** The files of a version's source bundle, with what is in them. */
  Map<String, String> bundle(String application, String label) {
    var source =
        clients
            .beanstalk()
            .describeApplicationVersions(r -> r.applicationName(application).versionLabels(label))
            .applicationVersions()
            .getFirst()
            .sourceBundle();
    var files = new TreeMap<String, String>();
    try (var zip =
        new ZipInputStream(
            clients.s3().getObject(r -> r.bucket(source.s3Bucket()).key(source.s3Key())))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The `docker-compose.yml` of a version. */
  String compose(String application, String label) {
    return requireNonNull(bundle(application, label).get("docker-compose.yml"));
  }

  /** Somebody at the console changes an option. */
  void changeOption(String environment, String namespace, String name, String value) {
    var set = setting(namespace, name, value);
    clients.beanstalk().updateEnvironment(r -> r.environmentName(environment).optionSettings(set));
  }

  /** An option as Beanstalk's client takes it. */
  static ConfigurationOptionSetting setting(String namespace, String name, String value) {
    return ConfigurationOptionSetting.builder()
        .namespace(namespace)
        .optionName(name)
        .value(value)
        .build();
  }

  /** The image {@code nginx:broken} does not start in this environment. */
  void failImage(String environment, FailureMode manner, String reason) {
    emulator
        .beanstalkControl()
        .addDeploymentFault(
            new DeploymentFault(environment, null, null, "nginx:broken", 0, manner, reason));
  }

  /** The account has no room for another version. */
  void fillVersionQuota() {
    int versions = clients.beanstalk().describeApplicationVersions().applicationVersions().size();
    var usual = AccountQuotas.DEFAULTS;
    emulator
        .beanstalkControl()
        .setQuotas(
            new AccountQuotas(
                usual.applications(),
                versions,
                usual.environments(),
                usual.templates(),
                usual.customPlatforms()));
  }

  /** The value of an option of a running environment. */
  Optional<String> findOption(String environment, String namespace, String name) {
    var application = findEnvironment(environment).orElseThrow().applicationName();
    return clients
        .beanstalk()
        .describeConfigurationSettings(
            r -> r.applicationName(application).environmentName(environment))
        .configurationSettings()
        .getFirst()
        .optionSettings()
        .stream()
        .filter(o -> o.namespace().equals(namespace) && o.optionName().equals(name))
        .map(ConfigurationOptionSetting::value)
        .findFirst();
  }

  Map<String, String> tags(String environment) {
    var arn = findEnvironment(environment).orElseThrow().environmentArn();
    return clients.beanstalk().listTagsForResource(r -> r.resourceArn(arn)).resourceTags().stream()
        .collect(toMap(Tag::key, Tag::value));
  }

  /** How many calls of an operation of Beanstalk came so far. */
  long countCalls(String operation) {
    var count = emulator.callJournal().counts().get("elasticbeanstalk:" + operation);
    return count == null ? 0 : count.calls();
  }

  /** How many calls changed something so far. */
  long countMutations() {
    return emulator.callJournal().mutations();
  }
}
