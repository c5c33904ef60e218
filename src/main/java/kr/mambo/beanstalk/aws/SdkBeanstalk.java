package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.VersionState;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.InstancesHealthAttribute;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** {@link Beanstalk} over the AWS SDK. */
final class SdkBeanstalk implements Beanstalk {
  private final ElasticBeanstalkClient client;
  private final Asking asking;

  SdkBeanstalk(ElasticBeanstalkClient client, Budget budget) {
    this.client = client;
    this.asking = new Asking("elasticbeanstalk", budget);
  }

  @Override
  public List<EnvironmentSnapshot> environments() {
    var found = new ArrayList<EnvironmentSnapshot>();
    String token = null;
    do {
      var page = token;
      var answer =
          asking.ask(
              "DescribeEnvironments",
              () ->
                  client.describeEnvironments(
                      r -> r.includeDeleted(false).maxRecords(1000).nextToken(page)));
      answer.environments().forEach(e -> found.add(Translation.snapshot(e)));
      token = answer.nextToken();
    } while (token != null);
    return List.copyOf(found);
  }

  @Override
  public Optional<EnvironmentSnapshot> environment(String name) {
    return asking
        .ask(
            "DescribeEnvironments",
            () -> client.describeEnvironments(r -> r.environmentNames(name).includeDeleted(false)))
        .environments()
        .stream()
        .filter(e -> !"Terminated".equals(e.statusAsString()))
        .findFirst()
        .map(Translation::snapshot);
  }

  @Override
  public boolean applicationExists(String application) {
    return asking
        .ask(
            "DescribeApplications",
            () -> client.describeApplications(r -> r.applicationNames(application)))
        .applications()
        .stream()
        .anyMatch(a -> application.equals(a.applicationName()));
  }

  @Override
  public String createApplication(String application, Map<String, String> tags) {
    return id(
        asking.ask(
            "CreateApplication",
            () -> client.createApplication(r -> r.applicationName(application).tags(tags(tags)))));
  }

  @Override
  public VersionState version(String application, String label) {
    return asking
        .ask(
            "DescribeApplicationVersions",
            () ->
                client.describeApplicationVersions(
                    r -> r.applicationName(application).versionLabels(label)))
        .applicationVersions()
        .stream()
        .findFirst()
        .<VersionState>map(Translation::version)
        .orElseGet(VersionState.Absent::new);
  }

  @Override
  public List<ListedVersion> versions(String application) {
    var found = new ArrayList<ListedVersion>();
    String token = null;
    do {
      var page = token;
      var answer =
          asking.ask(
              "DescribeApplicationVersions",
              () ->
                  client.describeApplicationVersions(
                      r -> r.applicationName(application).maxRecords(1000).nextToken(page)));
      answer.applicationVersions().stream()
          .filter(v -> v.sourceBundle() != null)
          .map(SdkBeanstalk::listed)
          .forEach(found::add);
      token = answer.nextToken();
    } while (token != null);
    return List.copyOf(found);
  }

  private static ListedVersion listed(ApplicationVersionDescription version) {
    return new ListedVersion(
        version.versionLabel(),
        requireNonNullElse(version.sourceBundle().s3Bucket(), ""),
        requireNonNullElse(version.sourceBundle().s3Key(), ""),
        requireNonNullElse(version.dateCreated(), Instant.EPOCH));
  }

  @Override
  public String createVersion(
      String application, String label, String bucket, String key, String description) {
    return id(
        asking.ask(
            "CreateApplicationVersion",
            () ->
                client.createApplicationVersion(
                    r ->
                        r.applicationName(application)
                            .versionLabel(label)
                            .description(description)
                            .autoCreateApplication(false)
                            .process(true)
                            .sourceBundle(b -> b.s3Bucket(bucket).s3Key(key)))));
  }

  @Override
  public void deleteVersion(String application, String label) {
    asking.ask(
        "DeleteApplicationVersion",
        () ->
            client.deleteApplicationVersion(
                r -> r.applicationName(application).versionLabel(label).deleteSourceBundle(false)));
  }

  @Override
  public String createEnvironment(NewEnvironment wanted) {
    return id(
        asking.ask(
            "CreateEnvironment",
            () ->
                client.createEnvironment(
                    r ->
                        r.applicationName(wanted.application())
                            .environmentName(wanted.name())
                            .cnamePrefix(wanted.cnamePrefix().orElse(null))
                            .platformArn(wanted.platformArn())
                            .versionLabel(wanted.label())
                            .optionSettings(Translation.settings(wanted.options()))
                            .tags(tags(wanted.tags())))));
  }

  @Override
  public String updateEnvironment(
      String environmentId,
      Optional<String> label,
      SortedMap<OptionKey, String> set,
      List<OptionKey> remove) {
    return id(
        asking.ask(
            "UpdateEnvironment",
            () ->
                client.updateEnvironment(
                    r -> {
                      r.environmentId(environmentId).versionLabel(label.orElse(null));
                      if (!set.isEmpty()) r.optionSettings(Translation.settings(set));
                      if (!remove.isEmpty()) r.optionsToRemove(Translation.specifications(remove));
                    })));
  }

  @Override
  public String terminate(String environmentId) {
    return id(
        asking.ask(
            "TerminateEnvironment",
            () ->
                client.terminateEnvironment(
                    r -> r.environmentId(environmentId).terminateResources(true))));
  }

  @Override
  public LiveSettings settings(String application, String environmentName) {
    return Translation.live(
        asking
            .ask(
                "DescribeConfigurationSettings",
                () ->
                    client.describeConfigurationSettings(
                        r -> r.applicationName(application).environmentName(environmentName)))
            .configurationSettings());
  }

  @Override
  public List<EventLine> events(String environmentName, Instant since) {
    return asking
        .ask(
            "DescribeEvents",
            () ->
                client.describeEvents(
                    r -> r.environmentName(environmentName).startTime(since).maxRecords(100)))
        .events()
        .stream()
        .map(Translation::event)
        .toList();
  }

  @Override
  public Set<String> instanceLabels(String environmentId) {
    var labels = new HashSet<String>();
    asking
        .ask(
            "DescribeInstancesHealth",
            () ->
                client.describeInstancesHealth(
                    r ->
                        r.environmentId(environmentId)
                            .attributeNames(InstancesHealthAttribute.ALL)))
        .instanceHealthList()
        .forEach(
            i -> {
              if (i.deployment() != null && i.deployment().versionLabel() != null)
                labels.add(i.deployment().versionLabel());
            });
    return Set.copyOf(labels);
  }

  @Override
  public List<PlatformVersion> platforms(String branch) {
    var ofBranch =
        PlatformFilter.builder().type("PlatformBranchName").operator("=").values(branch).build();
    return asking
        .ask(
            "ListPlatformVersions",
            () -> client.listPlatformVersions(r -> r.filters(ofBranch).maxRecords(1000)))
        .platformSummaryList()
        .stream()
        .filter(p -> p.platformArn() != null)
        .map(Translation::platform)
        .sorted(Translation.NEWEST_FIRST)
        .toList();
  }

  @Override
  public Map<String, String> tags(String arn) {
    var tags = new TreeMap<String, String>();
    asking
        .ask("ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceArn(arn)))
        .resourceTags()
        .forEach(t -> tags.put(t.key(), t.value()));
    return Map.copyOf(tags);
  }

  @Override
  public String tag(String arn, Map<String, String> add, Set<String> remove) {
    return id(
        asking.ask(
            "UpdateTagsForResource",
            () ->
                client.updateTagsForResource(
                    r -> {
                      r.resourceArn(arn);
                      if (!add.isEmpty()) r.tagsToAdd(tags(add));
                      if (!remove.isEmpty()) r.tagsToRemove(remove);
                    })));
  }

  @Override
  public boolean cnameFree(String prefix) {
    return Boolean.TRUE.equals(
        asking
            .ask(
                "CheckDNSAvailability",
                () -> client.checkDNSAvailability(r -> r.cnamePrefix(prefix)))
            .available());
  }

  @Override
  public String storageLocation() {
    return asking.ask("CreateStorageLocation", client::createStorageLocation).s3Bucket();
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .toList();
  }

  private static String id(ElasticBeanstalkResponse answer) {
    return requireNonNullElse(answer.responseMetadata().requestId(), "");
  }
}
