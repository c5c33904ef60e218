package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.stream.IntStream;
import kr.mambo.beanstalk.emulator.beanstalk.ConformanceCatalog.Level;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.SearchFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** Platforms, tags and managed actions. */
final class PlatformConformance {
  private static final String VALUE = "InvalidParameterValue";
  private static final String ARN = "arn:aws:elasticbeanstalk:us-east-1:123456789012:";
  private static final String PLATFORM =
      "arn:aws:elasticbeanstalk:us-east-1::platform/Docker running on 64bit Amazon Linux"
          + " 2023/4.13.10";

  private PlatformConformance() {}

  static void add(ConformanceCatalog catalog) {
    platforms(catalog);
    tags(catalog);
    managed(catalog);
  }

  private static void platforms(ConformanceCatalog catalog) {
    catalog.full("ListAvailableSolutionStacks", c -> c.listAvailableSolutionStacks());
    catalog
        .full("ListPlatformBranches", c -> c.listPlatformBranches(r -> {}))
        .refuses(
            "ListPlatformBranches",
            VALUE,
            "Invalid filter type",
            c ->
                c.listPlatformBranches(
                    r ->
                        r.filters(
                            SearchFilter.builder()
                                .attribute("Mood")
                                .operator("=")
                                .values("a")
                                .build())));
    catalog
        .full("ListPlatformVersions", c -> c.listPlatformVersions())
        .refuses(
            "ListPlatformVersions",
            VALUE,
            "Invalid filter operator",
            c ->
                c.listPlatformVersions(
                    r ->
                        r.filters(
                            PlatformFilter.builder()
                                .type("PlatformName")
                                .operator("~")
                                .values("a")
                                .build())));
    catalog
        .full(
            "DescribePlatformVersion", c -> c.describePlatformVersion(r -> r.platformArn(PLATFORM)))
        .refuses(
            "DescribePlatformVersion",
            VALUE,
            "No Platform Version found",
            c -> c.describePlatformVersion(r -> r.platformArn(PLATFORM + "9")));
    catalog
        .answers("CreatePlatformVersion", Level.REFUSES, c -> {})
        .refuses(
            "CreatePlatformVersion",
            "ElasticBeanstalkServiceException",
            "Custom platforms",
            c ->
                c.createPlatformVersion(
                    r ->
                        r.platformName("own")
                            .platformVersion("1.0.0")
                            .platformDefinitionBundle(b -> b.s3Bucket("b").s3Key("k"))));
    catalog
        .answers("DeletePlatformVersion", Level.REFUSES, c -> {})
        .refuses(
            "DeletePlatformVersion",
            "InsufficientPrivilegesException",
            "owned by AWS",
            c -> c.deletePlatformVersion(r -> r.platformArn(PLATFORM)))
        .refuses(
            "DeletePlatformVersion",
            VALUE,
            "No Platform Version found",
            c -> c.deletePlatformVersion(r -> r.platformArn("arn:none")));
  }

  private static void tags(ConformanceCatalog catalog) {
    catalog
        .full(
            "ListTagsForResource",
            c -> c.listTagsForResource(r -> r.resourceArn(ARN + "environment/app/web-env")))
        .refuses(
            "ListTagsForResource",
            "ResourceNotFoundException",
            "not found",
            c -> c.listTagsForResource(r -> r.resourceArn(ARN + "environment/app/none-env")))
        .refuses(
            "ListTagsForResource",
            "ResourceTypeNotSupportedException",
            "platform",
            c -> c.listTagsForResource(r -> r.resourceArn(ARN + "platform/own/1.0.0")));
    var update = "UpdateTagsForResource";
    catalog
        .full(update, c -> tag(c, "environment/app/web-env", 1))
        .refuses(update, "TooManyTagsException", "47", c -> tag(c, "application/app", 48))
        .refuses(
            update, "ResourceNotFoundException", "not found", c -> tag(c, "application/none", 1))
        .refuses(
            update,
            "ResourceTypeNotSupportedException",
            "platform",
            c -> tag(c, "platform/own/1.0.0", 1))
        .refuses(
            update,
            "OperationInProgressFailure",
            "in progress",
            c -> {
              tag(c, "environment/app/web-env", 1);
              tag(c, "environment/app/web-env", 2);
            });
  }

  private static void tag(ElasticBeanstalkClient client, String resource, int count) {
    client.updateTagsForResource(
        r ->
            r.resourceArn(ARN + resource)
                .tagsToAdd(
                    IntStream.range(0, count)
                        .mapToObj(i -> Tag.builder().key("key-" + i).value("value").build())
                        .toList()));
  }

  private static void managed(ConformanceCatalog catalog) {
    var apply = "ApplyEnvironmentManagedAction";
    catalog.answers.put(
        apply,
        new ConformanceCatalog.AnsweredCall(
            apply,
            Level.FULL,
            a -> {
              a.control.scheduleManagedUpdate("web-env", null);
              apply(a, "web-env");
            }));
    catalog
        .refuses(
            apply,
            VALUE,
            "No managed action found",
            c ->
                c.applyEnvironmentManagedAction(r -> r.environmentName("web-env").actionId("none")))
        .refusesIn(
            apply,
            "ManagedActionInvalidStateException",
            "Must be Scheduled.",
            a -> {
              a.control.scheduleManagedUpdate("web-env", null);
              apply(a, "web-env");
              apply(a, "web-env");
            });
    catalog
        .full(
            "DescribeEnvironmentManagedActions",
            c -> c.describeEnvironmentManagedActions(r -> r.environmentName("web-env")))
        .refuses(
            "DescribeEnvironmentManagedActions",
            "ValidationError",
            "enum value set",
            c ->
                c.describeEnvironmentManagedActions(
                    r -> r.environmentName("web-env").status("Bored")));
    catalog
        .full(
            "DescribeEnvironmentManagedActionHistory",
            c -> c.describeEnvironmentManagedActionHistory(r -> r.environmentName("web-env")))
        .refuses(
            "DescribeEnvironmentManagedActionHistory",
            "ValidationError",
            "less than or equal to 100",
            c ->
                c.describeEnvironmentManagedActionHistory(
                    r -> r.environmentName("web-env").maxItems(101)));
  }

  private static void apply(BeanstalkFixture account, String environment) {
    var action =
        account
            .client
            .describeEnvironmentManagedActions(r -> r.environmentName(environment))
            .managedActions()
            .getFirst();
    account.client.applyEnvironmentManagedAction(
        r -> r.environmentName(environment).actionId(action.actionId()));
  }
}
