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

/** {@link Versions} over the AWS SDK. */
final class SdkVersions implements Versions {
  private final ElasticBeanstalkClient client;
  private final ElasticBeanstalkClient writing;
  private final Asking asking;

  /**
   * Applications and versions in one scope.
   *
   * @param client tries again what only reads
   * @param writing makes each call once
   */
  SdkVersions(ElasticBeanstalkClient client, ElasticBeanstalkClient writing, Budget budget) {
    this.client = client;
    this.writing = writing;
    this.asking = new Asking("elasticbeanstalk", budget);
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
    return Translation.requestId(
        asking
            .about("application " + application)
            .ask(
                "CreateApplication",
                () ->
                    writing.createApplication(
                        r -> r.applicationName(application).tags(Translation.tags(tags)))));
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
          asking.ask(
              "DescribeApplicationVersions",
              () ->
                  client.describeApplicationVersions(
                      r -> r.applicationName(application).maxRecords(1000).nextToken(page)));
      answer.applicationVersions().stream()
          .filter(v -> v.sourceBundle() != null)
          .map(SdkVersions::listed)
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
    return Translation.requestId(
        asking
            .about("version " + application + "/" + label)
            .ask(
                "CreateApplicationVersion",
                () ->
                    writing.createApplicationVersion(
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
      asking
          .about("version " + application + "/" + label)
          .ask(
              "DeleteApplicationVersion",
              () ->
                  writing.deleteApplicationVersion(
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
    if (!unused(application, tag)) return;
    asking
        .about("application " + application)
        .ask(
            "DeleteApplication",
            () -> writing.deleteApplication(r -> r.applicationName(application)));
  }

  @Override
  public boolean unused(String application, String tag) {
    var found =
        asking
            .ask(
                "DescribeApplications",
                () -> client.describeApplications(r -> r.applicationNames(application)))
            .applications();
    if (found.isEmpty() || !found.getFirst().versions().isEmpty()) return false;
    var tags =
        asking
            .ask(
                "ListTagsForResource",
                () ->
                    client.listTagsForResource(
                        r -> r.resourceArn(found.getFirst().applicationArn())))
            .resourceTags();
    if (tags.stream().noneMatch(t -> t.key().equals(tag))) return false;
    return asking
        .ask(
            "DescribeEnvironments",
            () ->
                client.describeEnvironments(
                    r -> r.applicationName(application).includeDeleted(false)))
        .environments()
        .isEmpty();
  }
}
