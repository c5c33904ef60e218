package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.BUCKET;

import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationResourceLifecycleConfig;

/** Applications and versions. */
final class ApplicationConformance {
  private static final String VALUE = "InvalidParameterValue";
  private static final String COMBINATION = "InvalidParameterCombination";
  private static final AccountQuotas NONE = new AccountQuotas(1, 2, 1, 0, 0);

  private ApplicationConformance() {}

  static void add(ConformanceCatalog catalog) {
    applications(catalog);
    versions(catalog);
    SavedConfigurationConformance.add(catalog);
  }

  private static void applications(ConformanceCatalog catalog) {
    catalog
        .full("CreateApplication", c -> c.createApplication(r -> r.applicationName("new")))
        .refuses(
            "CreateApplication",
            VALUE,
            "Application app already exists.",
            c -> c.createApplication(r -> r.applicationName("app")))
        .refuses(
            "CreateApplication",
            "ValidationError",
            "less than or equal to 100",
            c -> c.createApplication(r -> r.applicationName("x".repeat(101))))
        .refusesIn(
            "CreateApplication",
            "TooManyApplicationsException",
            "maximum",
            a -> {
              a.control.setQuotas(NONE);
              a.client.createApplication(r -> r.applicationName("new"));
            });
    catalog.full("DescribeApplications", c -> c.describeApplications());
    catalog
        .full(
            "UpdateApplication",
            c -> c.updateApplication(r -> r.applicationName("app").description("d")))
        .refuses(
            "UpdateApplication",
            VALUE,
            "No Application named 'none' found.",
            c -> c.updateApplication(r -> r.applicationName("none")))
        .refuses(
            "UpdateApplication",
            "ValidationError",
            "less than or equal to 200",
            c -> c.updateApplication(r -> r.applicationName("app").description("x".repeat(201))));
    var lifecycle = "UpdateApplicationResourceLifecycle";
    catalog
        .full(
            lifecycle,
            c ->
                c.updateApplicationResourceLifecycle(
                    r -> r.applicationName("app").resourceLifecycleConfig(count(5, true))))
        .refuses(
            lifecycle,
            VALUE,
            "non-zero positive number",
            c ->
                c.updateApplicationResourceLifecycle(
                    r -> r.applicationName("app").resourceLifecycleConfig(count(0, true))))
        .refuses(
            lifecycle,
            VALUE,
            "valid IAM Role ARN",
            c ->
                c.updateApplicationResourceLifecycle(
                    r -> r.applicationName("app").resourceLifecycleConfig(count(5, false))));
    var delete = "DeleteApplication";
    catalog
        .full(
            delete,
            c -> c.deleteApplication(r -> r.applicationName("app").terminateEnvByForce(true)))
        .refuses(
            delete,
            "OperationInProgressFailure",
            "running environments",
            c -> c.deleteApplication(r -> r.applicationName("app")))
        .refuses(
            delete,
            VALUE,
            "No Application named 'none' found.",
            c -> c.deleteApplication(r -> r.applicationName("none")));
  }

  private static ApplicationResourceLifecycleConfig count(int count, boolean role) {
    return ApplicationResourceLifecycleConfig.builder()
        .serviceRole(role ? "arn:aws:iam::123456789012:role/service" : null)
        .versionLifecycleConfig(v -> v.maxCountRule(m -> m.enabled(true).maxCount(count)))
        .build();
  }

  private static void versions(ConformanceCatalog catalog) {
    var create = "CreateApplicationVersion";
    catalog
        .full(
            create,
            c -> c.createApplicationVersion(r -> r.applicationName("app").versionLabel("v3")))
        .refuses(
            create,
            VALUE,
            "Application Version v1 already exists.",
            c -> c.createApplicationVersion(r -> r.applicationName("app").versionLabel("v1")))
        .refuses(
            create,
            VALUE,
            "No Application named 'none' found.",
            c -> c.createApplicationVersion(r -> r.applicationName("none").versionLabel("v1")))
        .refuses(
            create,
            COMBINATION,
            "Unable to download from S3 location (Bucket: bundles  Key: none). Reason: Not Found",
            c ->
                c.createApplicationVersion(
                    r ->
                        r.applicationName("app")
                            .versionLabel("v3")
                            .sourceBundle(s -> s.s3Bucket(BUCKET).s3Key("none"))))
        .refuses(
            create,
            "CodeBuildNotInServiceRegionException",
            "CodeBuild",
            c ->
                c.createApplicationVersion(
                    r ->
                        r.applicationName("app")
                            .versionLabel("v3")
                            .sourceBuildInformation(
                                s ->
                                    s.sourceType("Zip")
                                        .sourceRepository("S3")
                                        .sourceLocation("bucket/key"))))
        .refusesIn(
            create,
            "S3LocationNotInServiceRegionException",
            "eu-west-1",
            a -> {
              a.objects.createBucket(BeanstalkFixture.ACCOUNT_ID, "eu-west-1", "elsewhere");
              a.client.createApplicationVersion(
                  r ->
                      r.applicationName("app")
                          .versionLabel("v3")
                          .sourceBundle(s -> s.s3Bucket("elsewhere").s3Key("k")));
            })
        .refusesIn(
            create,
            "TooManyApplicationVersionsException",
            "maximum",
            a -> {
              a.control.setQuotas(NONE);
              a.client.createApplicationVersion(r -> r.applicationName("app").versionLabel("v3"));
            })
        .refusesIn(
            create,
            "TooManyApplicationsException",
            "maximum",
            a -> {
              a.control.setQuotas(NONE);
              a.client.createApplicationVersion(
                  r -> r.applicationName("new").versionLabel("v").autoCreateApplication(true));
            });
    catalog
        .full("DescribeApplicationVersions", c -> c.describeApplicationVersions())
        .refuses(
            "DescribeApplicationVersions",
            "ValidationError",
            "greater than or equal to 1",
            c -> c.describeApplicationVersions(r -> r.maxRecords(0)));
    catalog
        .full(
            "UpdateApplicationVersion",
            c ->
                c.updateApplicationVersion(
                    r -> r.applicationName("app").versionLabel("v1").description("d")))
        .refuses(
            "UpdateApplicationVersion",
            VALUE,
            "No Application Version named 'none' found.",
            c -> c.updateApplicationVersion(r -> r.applicationName("app").versionLabel("none")));
    var delete = "DeleteApplicationVersion";
    catalog
        .full(
            delete,
            c -> c.deleteApplicationVersion(r -> r.applicationName("app").versionLabel("v2")))
        .refuses(
            delete,
            VALUE,
            "No Application Version named 'none' found.",
            c -> c.deleteApplicationVersion(r -> r.applicationName("app").versionLabel("none")))
        .refuses(
            delete,
            "OperationInProgressFailure",
            "Unable to delete application version: v1.",
            c -> c.deleteApplicationVersion(r -> r.applicationName("app").versionLabel("v1")))
        .refusesIn(
            delete,
            "SourceBundleDeletionFailure",
            "Unable to delete the source bundle",
            a -> {
              a.objects.forbidden.add(BUCKET + "/v2.zip");
              a.client.deleteApplicationVersion(
                  r -> r.applicationName("app").versionLabel("v2").deleteSourceBundle(true));
            });
  }
}
