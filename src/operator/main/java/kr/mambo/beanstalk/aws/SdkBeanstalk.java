package kr.mambo.beanstalk.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentHealthAttribute;
import software.amazon.awssdk.services.elasticbeanstalk.model.InstancesHealthAttribute;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.SingleInstanceHealth;

/** {@link Beanstalk} over the AWS SDK. */
final class SdkBeanstalk implements Beanstalk {
  private final ElasticBeanstalkClient client;
  private final ElasticBeanstalkClient writing;
  private final Asking asking;
  private final Runnable check;

  /**
   * Beanstalk in one scope.
   *
   * @param client tries again what only reads
   * @param writing makes each call once
   * @param check throws where the scope's identity is of another account than the scope
   */
  SdkBeanstalk(
      ElasticBeanstalkClient client,
      ElasticBeanstalkClient writing,
      Budget budget,
      Runnable check) {
    this.client = client;
    this.writing = writing;
    this.check = check;
    this.asking = new Asking("elasticbeanstalk", budget);
  }

  @Override
  public List<EnvironmentSnapshot> environments() {
    check.run();
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
  public String createEnvironment(NewEnvironment wanted) {
    return Translation.requestId(
        asking
            .about("environment " + wanted.application() + "/" + wanted.name())
            .ask(
                "CreateEnvironment",
                () ->
                    writing.createEnvironment(
                        r ->
                            r.applicationName(wanted.application())
                                .environmentName(wanted.name())
                                .cnamePrefix(wanted.cnamePrefix().orElse(null))
                                .platformArn(wanted.platformArn())
                                .versionLabel(wanted.label())
                                .optionSettings(Translation.settings(wanted.options()))
                                .tags(Translation.tags(wanted.tags())))));
  }

  @Override
  public String updateEnvironment(
      String environmentId,
      Optional<String> label,
      Optional<String> platformArn,
      SortedMap<OptionKey, String> set,
      List<OptionKey> remove) {
    return Translation.requestId(
        asking
            .about("environment " + environmentId)
            .ask(
                "UpdateEnvironment",
                () ->
                    writing.updateEnvironment(
                        r -> {
                          r.environmentId(environmentId)
                              .versionLabel(label.orElse(null))
                              .platformArn(platformArn.orElse(null));
                          if (!set.isEmpty()) r.optionSettings(Translation.settings(set));
                          if (!remove.isEmpty())
                            r.optionsToRemove(Translation.specifications(remove));
                        })));
  }

  @Override
  public String terminate(String environmentId) {
    return Translation.requestId(
        asking
            .about("environment " + environmentId)
            .ask(
                "TerminateEnvironment",
                () ->
                    writing.terminateEnvironment(
                        r -> r.environmentId(environmentId).terminateResources(true))));
  }

  @Override
  public String abort(String environmentId) {
    return Translation.requestId(
        asking.ask(
            "AbortEnvironmentUpdate",
            () -> writing.abortEnvironmentUpdate(r -> r.environmentId(environmentId))));
  }

  @Override
  public String swapCnames(String environmentId, String otherId) {
    return Translation.requestId(
        asking.ask(
            "SwapEnvironmentCNAMEs",
            () ->
                writing.swapEnvironmentCNAMEs(
                    r -> r.sourceEnvironmentId(environmentId).destinationEnvironmentId(otherId))));
  }

  @Override
  public LiveSettings settings(String application, String environmentName) {
    return Translation.live(
        asking
            .about("environment " + environmentName)
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
        .about("environment " + environmentName)
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
    instancesHealth(environmentId)
        .forEach(
            i -> {
              if (i.deployment() != null && i.deployment().versionLabel() != null)
                labels.add(i.deployment().versionLabel());
            });
    return Set.copyOf(labels);
  }

  @Override
  public int instances(String environmentId) {
    return (int)
        instancesHealth(environmentId)
            .filter(instance -> !"Pending".equals(instance.healthStatus()))
            .count();
  }

  private Stream<SingleInstanceHealth> instancesHealth(String environmentId) {
    return asking
        .about("environment " + environmentId)
        .ask(
            "DescribeInstancesHealth",
            () ->
                client.describeInstancesHealth(
                    r ->
                        r.environmentId(environmentId)
                            .attributeNames(InstancesHealthAttribute.ALL)))
        .instanceHealthList()
        .stream();
  }

  @Override
  public List<String> causes(String environmentId) {
    return asking
        .about("environment " + environmentId)
        .ask(
            "DescribeEnvironmentHealth",
            () ->
                client.describeEnvironmentHealth(
                    r ->
                        r.environmentId(environmentId)
                            .attributeNames(EnvironmentHealthAttribute.CAUSES)))
        .causes();
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
        .about(arn)
        .ask("ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceArn(arn)))
        .resourceTags()
        .forEach(t -> tags.put(t.key(), t.value()));
    return Map.copyOf(tags);
  }

  @Override
  public String tag(String arn, Map<String, String> add, Set<String> remove) {
    return Translation.requestId(
        asking
            .about(arn)
            .ask(
                "UpdateTagsForResource",
                () ->
                    writing.updateTagsForResource(
                        r -> {
                          r.resourceArn(arn);
                          if (!add.isEmpty()) r.tagsToAdd(Translation.tags(add));
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
    return asking.ask("CreateStorageLocation", writing::createStorageLocation).s3Bucket();
  }
}
