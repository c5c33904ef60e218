package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.VersionState;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;

/** {@link ApplicationVersions} over the AWS SDK. */
final class SdkApplicationVersions implements ApplicationVersions {
  private final ElasticBeanstalkClient client;
  private final ElasticBeanstalkClient writeClient;
  private final AwsCall awsCall;

  /**
   * Applications and versions in one scope.
   *
   * @param client for read calls, with retries
   * @param writing for mutating calls, without retries
   */
  SdkApplicationVersions(
      ElasticBeanstalkClient client, ElasticBeanstalkClient writing, RateLimiter rateLimiter) {
    this.client = client;
    this.writeClient = writing;
    this.awsCall = new AwsCall("elasticbeanstalk", rateLimiter);
  }

  @Override
  public boolean applicationExists(String application) {
    return awsCall
        .execute(
            "DescribeApplications",
            () -> client.describeApplications(r -> r.applicationNames(application)))
        .applications()
        .stream()
        .anyMatch(a -> application.equals(a.applicationName()));
  }

  @Override
  public String createApplication(String application, Map<String, String> tags) {
    return SdkMapper.requestId(
        awsCall
            .forResource("application " + application)
            .execute(
                "CreateApplication",
                () ->
                    writeClient.createApplication(
                        r -> r.applicationName(application).tags(SdkMapper.toTags(tags)))));
  }

  @Override
  public VersionState findVersion(String application, String label) {
    return awsCall
        .execute(
            "DescribeApplicationVersions",
            () ->
                client.describeApplicationVersions(
                    r -> r.applicationName(application).versionLabels(label)))
        .applicationVersions()
        .stream()
        .findFirst()
        .<VersionState>map(SdkMapper::toVersionState)
        .orElseGet(VersionState.Absent::new);
  }

  @Override
  public List<ListedVersion> listVersions(String application) {
    try {
      return listed(application);
    } catch (AwsException e) {
      if (e.failure() instanceof Failure.NotFound) return List.of();
      throw e;
    }
  }

  private List<ListedVersion> listed(String application) {
    var found = new ArrayList<ListedVersion>();
    String token = null;
    do {
      var page = token;
      var answer =
          awsCall.execute(
              "DescribeApplicationVersions",
              () ->
                  client.describeApplicationVersions(
                      r -> r.applicationName(application).maxRecords(1000).nextToken(page)));
      answer.applicationVersions().stream()
          .filter(v -> v.sourceBundle() != null)
          .map(SdkApplicationVersions::listed)
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
    return SdkMapper.requestId(
        awsCall
            .forResource("version " + application + "/" + label)
            .execute(
                "CreateApplicationVersion",
                () ->
                    writeClient.createApplicationVersion(
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
    try {
      awsCall
          .forResource("version " + application + "/" + label)
          .execute(
              "DeleteApplicationVersion",
              () ->
                  writeClient.deleteApplicationVersion(
                      r ->
                          r.applicationName(application)
                              .versionLabel(label)
                              .deleteSourceBundle(false)));
    } catch (AwsException e) {
      if (!(e.failure() instanceof Failure.NotFound)) throw e;
    }
  }

  @Override
  public void deleteApplicationIfUnused(String application, String tag) {
    if (!isApplicationUnused(application, tag)) return;
    awsCall
        .forResource("application " + application)
        .execute(
            "DeleteApplication",
            () -> writeClient.deleteApplication(r -> r.applicationName(application)));
  }

  @Override
  public boolean isApplicationUnused(String application, String tag) {
    var found =
        awsCall
            .execute(
                "DescribeApplications",
                () -> client.describeApplications(r -> r.applicationNames(application)))
            .applications();
    if (found.isEmpty() || !found.getFirst().versions().isEmpty()) return false;
    var tags =
        awsCall
            .execute(
                "ListTagsForResource",
                () ->
                    client.listTagsForResource(
                        r -> r.resourceArn(found.getFirst().applicationArn())))
            .resourceTags();
    if (tags.stream().noneMatch(t -> t.key().equals(tag))) return false;
    return awsCall
        .execute(
            "DescribeEnvironments",
            () ->
                client.describeEnvironments(
                    r -> r.applicationName(application).includeDeleted(false)))
        .environments()
        .isEmpty();
  }
}
