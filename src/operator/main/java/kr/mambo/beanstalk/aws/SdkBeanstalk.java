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
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
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
  private final ElasticBeanstalkClient writeClient;
  private final AwsCall awsCall;
  private final Runnable accountCheck;

  /**
   * Beanstalk in one scope.
   *
   * @param client for read calls, with retries
   * @param writing for mutating calls, without retries
   * @param check throws if the scope's identity belongs to another account than the scope
   */
  SdkBeanstalk(
      ElasticBeanstalkClient client,
      ElasticBeanstalkClient writing,
      RateLimiter rateLimiter,
      Runnable check) {
    this.client = client;
    this.writeClient = writing;
    this.accountCheck = check;
    this.awsCall = new AwsCall("elasticbeanstalk", rateLimiter);
  }

  @Override
  public List<EnvironmentSnapshot> listEnvironments() {
    accountCheck.run();
    var found = new ArrayList<EnvironmentSnapshot>();
    String token = null;
    do {
      var page = token;
      var answer =
          awsCall.execute(
              "DescribeEnvironments",
              () ->
                  client.describeEnvironments(
                      r -> r.includeDeleted(false).maxRecords(1000).nextToken(page)));
      answer.environments().forEach(e -> found.add(SdkMapper.toSnapshot(e)));
      token = answer.nextToken();
    } while (token != null);
    return List.copyOf(found);
  }

  @Override
  public Optional<EnvironmentSnapshot> findEnvironment(String name) {
    return awsCall
        .execute(
            "DescribeEnvironments",
            () -> client.describeEnvironments(r -> r.environmentNames(name).includeDeleted(false)))
        .environments()
        .stream()
        .filter(e -> !"Terminated".equals(e.statusAsString()))
        .findFirst()
        .map(SdkMapper::toSnapshot);
  }

  @Override
  public String createEnvironment(NewEnvironment wanted) {
    return SdkMapper.requestId(
        awsCall
            .forResource("environment " + wanted.application() + "/" + wanted.name())
            .execute(
                "CreateEnvironment",
                () ->
                    writeClient.createEnvironment(
                        r ->
                            r.applicationName(wanted.application())
                                .environmentName(wanted.name())
                                .cnamePrefix(wanted.cnamePrefix().orElse(null))
                                .platformArn(wanted.platformArn())
                                .versionLabel(wanted.label())
                                .optionSettings(SdkMapper.toOptionSettings(wanted.options()))
                                .tags(SdkMapper.toTags(wanted.tags())))));
  }

  @Override
  public String updateEnvironment(
      String environmentId,
      Optional<String> label,
      Optional<String> platformArn,
      SortedMap<OptionKey, String> set,
      List<OptionKey> remove) {
    return SdkMapper.requestId(
        awsCall
            .forResource("environment " + environmentId)
            .execute(
                "UpdateEnvironment",
                () ->
                    writeClient.updateEnvironment(
                        r -> {
                          r.environmentId(environmentId)
                              .versionLabel(label.orElse(null))
                              .platformArn(platformArn.orElse(null));
                          if (!set.isEmpty()) r.optionSettings(SdkMapper.toOptionSettings(set));
                          if (!remove.isEmpty())
                            r.optionsToRemove(SdkMapper.toOptionSpecifications(remove));
                        })));
  }

  @Override
  public String terminateEnvironment(String environmentId) {
    return SdkMapper.requestId(
        awsCall
            .forResource("environment " + environmentId)
            .execute(
                "TerminateEnvironment",
                () ->
                    writeClient.terminateEnvironment(
                        r -> r.environmentId(environmentId).terminateResources(true))));
  }

  @Override
  public String abortUpdate(String environmentId) {
    return SdkMapper.requestId(
        awsCall.execute(
            "AbortEnvironmentUpdate",
            () -> writeClient.abortEnvironmentUpdate(r -> r.environmentId(environmentId))));
  }

  @Override
  public String swapCnames(String environmentId, String otherId) {
    return SdkMapper.requestId(
        awsCall.execute(
            "SwapEnvironmentCNAMEs",
            () ->
                writeClient.swapEnvironmentCNAMEs(
                    r -> r.sourceEnvironmentId(environmentId).destinationEnvironmentId(otherId))));
  }

  @Override
  public LiveSettings getSettings(String application, String environmentName) {
    return SdkMapper.toLiveSettings(
        awsCall
            .forResource("environment " + environmentName)
            .execute(
                "DescribeConfigurationSettings",
                () ->
                    client.describeConfigurationSettings(
                        r -> r.applicationName(application).environmentName(environmentName)))
            .configurationSettings());
  }

  @Override
  public List<EnvironmentEvent> listEvents(String environmentName, Instant since) {
    return awsCall
        .forResource("environment " + environmentName)
        .execute(
            "DescribeEvents",
            () ->
                client.describeEvents(
                    r -> r.environmentName(environmentName).startTime(since).maxRecords(100)))
        .events()
        .stream()
        .map(SdkMapper::toEvent)
        .toList();
  }

  @Override
  public Set<String> listInstanceLabels(String environmentId) {
    var labels = new HashSet<String>();
    describeInstancesHealth(environmentId)
        .forEach(
            i -> {
              if (i.deployment() != null && i.deployment().versionLabel() != null)
                labels.add(i.deployment().versionLabel());
            });
    return Set.copyOf(labels);
  }

  @Override
  public int countInstances(String environmentId) {
    return (int)
        describeInstancesHealth(environmentId)
            .filter(instance -> !"Pending".equals(instance.healthStatus()))
            .count();
  }

  private Stream<SingleInstanceHealth> describeInstancesHealth(String environmentId) {
    return awsCall
        .forResource("environment " + environmentId)
        .execute(
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
  public List<String> listHealthCauses(String environmentId) {
    return awsCall
        .forResource("environment " + environmentId)
        .execute(
            "DescribeEnvironmentHealth",
            () ->
                client.describeEnvironmentHealth(
                    r ->
                        r.environmentId(environmentId)
                            .attributeNames(EnvironmentHealthAttribute.CAUSES)))
        .causes();
  }

  @Override
  public List<PlatformVersion> listPlatformVersions(String branch) {
    var ofBranch =
        PlatformFilter.builder().type("PlatformBranchName").operator("=").values(branch).build();
    return awsCall
        .execute(
            "ListPlatformVersions",
            () -> client.listPlatformVersions(r -> r.filters(ofBranch).maxRecords(1000)))
        .platformSummaryList()
        .stream()
        .filter(p -> p.platformArn() != null)
        .map(SdkMapper::toPlatformVersion)
        .sorted(SdkMapper.NEWEST_FIRST)
        .toList();
  }

  @Override
  public Map<String, String> listTags(String arn) {
    var tags = new TreeMap<String, String>();
    awsCall
        .forResource(arn)
        .execute("ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceArn(arn)))
        .resourceTags()
        .forEach(t -> tags.put(t.key(), t.value()));
    return Map.copyOf(tags);
  }

  @Override
  public String updateTags(String arn, Map<String, String> add, Set<String> remove) {
    return SdkMapper.requestId(
        awsCall
            .forResource(arn)
            .execute(
                "UpdateTagsForResource",
                () ->
                    writeClient.updateTagsForResource(
                        r -> {
                          r.resourceArn(arn);
                          if (!add.isEmpty()) r.tagsToAdd(SdkMapper.toTags(add));
                          if (!remove.isEmpty()) r.tagsToRemove(remove);
                        })));
  }

  @Override
  public boolean isCnameAvailable(String prefix) {
    return Boolean.TRUE.equals(
        awsCall
            .execute(
                "CheckDNSAvailability",
                () -> client.checkDNSAvailability(r -> r.cnamePrefix(prefix)))
            .available());
  }

  @Override
  public String createStorageLocation() {
    return awsCall.execute("CreateStorageLocation", writeClient::createStorageLocation).s3Bucket();
  }
}
