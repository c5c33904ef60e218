package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.Account.STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.option;

import java.util.stream.IntStream;
import kr.mambo.beanstalk.emulator.beanstalk.Conformance.Level;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.SearchFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** Reading, platforms, tags, managed actions. */
final class OtherConformance {
  private static final String VALUE = "InvalidParameterValue";
  private static final String MISSING = "MissingRequiredParameter";
  private static final String UNKNOWN = "No Environment found for EnvironmentName = 'none-env'.";
  private static final String ARN = "arn:aws:elasticbeanstalk:us-east-1:123456789012:";
  private static final String PLATFORM =
      "arn:aws:elasticbeanstalk:us-east-1::platform/Docker running on 64bit Amazon Linux 2023/4.13.10";

  private OtherConformance() {}

  static void add(Conformance all) {
    settings(all);
    reading(all);
    health(all);
    platforms(all);
    tags(all);
    managed(all);
  }

  private static void settings(Conformance all) {
    var settings = "DescribeConfigurationSettings";
    all.full(
            settings,
            c ->
                c.describeConfigurationSettings(
                    r -> r.applicationName("app").environmentName("web-env")))
        .refuses(
            settings,
            MISSING,
            "TemplateName",
            c -> c.describeConfigurationSettings(r -> r.applicationName("app")))
        .refuses(
            settings,
            "InvalidParameterCombination",
            "cannot both",
            c ->
                c.describeConfigurationSettings(
                    r -> r.applicationName("app").environmentName("web-env").templateName("t")));
    var options = "DescribeConfigurationOptions";
    all.full(options, c -> c.describeConfigurationOptions(r -> r.solutionStackName(STACK)))
        .refuses(
            options,
            VALUE,
            "No Solution Stack named 'none' found.",
            c -> c.describeConfigurationOptions(r -> r.solutionStackName("none")))
        .refuses(
            options, MISSING, "must be specified", c -> c.describeConfigurationOptions(r -> {}));
    var validate = "ValidateConfigurationSettings";
    all.full(
            validate,
            c ->
                c.validateConfigurationSettings(
                    r -> r.applicationName("app").optionSettings(option("aws:none", "None", "1"))))
        .refuses(
            validate,
            VALUE,
            "No Application named 'none' found.",
            c ->
                c.validateConfigurationSettings(
                    r -> r.applicationName("none").optionSettings(option("a", "b", "c"))))
        .refuses(
            validate,
            "ValidationError",
            "Value null at 'optionSettings'",
            c -> c.validateConfigurationSettings(r -> r.applicationName("app")));
    all.full(
            "DeleteEnvironmentConfiguration",
            c ->
                c.deleteEnvironmentConfiguration(
                    r -> r.applicationName("app").environmentName("web-env")))
        .refuses(
            "DeleteEnvironmentConfiguration",
            VALUE,
            UNKNOWN,
            c ->
                c.deleteEnvironmentConfiguration(
                    r -> r.applicationName("app").environmentName("none-env")));
  }

  private static void reading(Conformance all) {
    all.full("DescribeEnvironments", c -> c.describeEnvironments())
        .refuses(
            "DescribeEnvironments",
            "ValidationError",
            "less than or equal to 1000",
            c -> c.describeEnvironments(r -> r.maxRecords(1001)))
        .refuses(
            "DescribeEnvironments",
            VALUE,
            "NextToken",
            c -> c.describeEnvironments(r -> r.nextToken("none")));
    all.full("DescribeEvents", c -> c.describeEvents())
        .refuses(
            "DescribeEvents",
            "ValidationError",
            "enum value set",
            c -> c.describeEvents(r -> r.severity("LOUD")))
        .refuses(
            "DescribeEvents", VALUE, "NextToken", c -> c.describeEvents(r -> r.nextToken("none")));
    all.full(
            "DescribeEnvironmentResources",
            c -> c.describeEnvironmentResources(r -> r.environmentName("web-env")))
        .refuses(
            "DescribeEnvironmentResources",
            MISSING,
            "EnvironmentId",
            c -> c.describeEnvironmentResources(r -> {}))
        .refuses(
            "DescribeEnvironmentResources",
            VALUE,
            "No Environment found for EnvironmentId = 'e-none'.",
            c -> c.describeEnvironmentResources(r -> r.environmentId("e-none")));
    all.full(
            "RequestEnvironmentInfo",
            c -> c.requestEnvironmentInfo(r -> r.environmentName("web-env").infoType("tail")))
        .refuses(
            "RequestEnvironmentInfo",
            "ValidationError",
            "enum value set",
            c -> c.requestEnvironmentInfo(r -> r.environmentName("web-env").infoType("head")))
        .refuses(
            "RequestEnvironmentInfo",
            VALUE,
            "AI analysis",
            c -> c.requestEnvironmentInfo(r -> r.environmentName("web-env").infoType("analyze")));
    all.full(
            "RetrieveEnvironmentInfo",
            c -> c.retrieveEnvironmentInfo(r -> r.environmentName("web-env").infoType("tail")))
        .refuses(
            "RetrieveEnvironmentInfo",
            VALUE,
            UNKNOWN,
            c -> c.retrieveEnvironmentInfo(r -> r.environmentName("none-env").infoType("tail")));
    all.full("DescribeAccountAttributes", c -> c.describeAccountAttributes(r -> {}));
    all.full("CreateStorageLocation", c -> c.createStorageLocation());
  }

  private static void health(Conformance all) {
    all.full(
            "DescribeEnvironmentHealth",
            c ->
                c.describeEnvironmentHealth(
                    r -> r.environmentName("web-env").attributeNamesWithStrings("All")))
        .refuses(
            "DescribeEnvironmentHealth",
            "ValidationError",
            "enum value set",
            c ->
                c.describeEnvironmentHealth(
                    r -> r.environmentName("web-env").attributeNamesWithStrings("Mood")))
        .refusesIn(
            "DescribeEnvironmentHealth",
            "InvalidRequestException",
            "not supported",
            a -> {
              basic(a);
              a.client.describeEnvironmentHealth(r -> r.environmentName("basic-env"));
            });
    all.full(
            "DescribeInstancesHealth",
            c ->
                c.describeInstancesHealth(
                    r -> r.environmentName("web-env").attributeNamesWithStrings("All")))
        .refusesIn(
            "DescribeInstancesHealth",
            "InvalidRequestException",
            "not supported",
            a -> {
              basic(a);
              a.client.describeInstancesHealth(r -> r.environmentName("basic-env"));
            });
  }

  private static void basic(Account account) {
    account.launched(
        "basic-env",
        Account.profile(),
        Account.single(),
        option("aws:elasticbeanstalk:healthreporting:system", "SystemType", "basic"));
  }

  private static void platforms(Conformance all) {
    all.full("ListAvailableSolutionStacks", c -> c.listAvailableSolutionStacks());
    all.full("ListPlatformBranches", c -> c.listPlatformBranches(r -> {}))
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
    all.full("ListPlatformVersions", c -> c.listPlatformVersions())
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
    all.full(
            "DescribePlatformVersion", c -> c.describePlatformVersion(r -> r.platformArn(PLATFORM)))
        .refuses(
            "DescribePlatformVersion",
            VALUE,
            "No Platform Version found",
            c -> c.describePlatformVersion(r -> r.platformArn(PLATFORM + "9")));
    all.answers("CreatePlatformVersion", Level.REFUSES, c -> {})
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
    all.answers("DeletePlatformVersion", Level.REFUSES, c -> {})
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

  private static void tags(Conformance all) {
    all.full(
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
    all.full(update, c -> tag(c, "environment/app/web-env", 1))
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

  private static void managed(Conformance all) {
    var apply = "ApplyEnvironmentManagedAction";
    all.answers.put(
        apply,
        new Conformance.Answered(
            apply,
            Level.FULL,
            a -> {
              a.control.planManagedUpdate("web-env", null);
              apply(a, "web-env");
            }));
    all.refuses(
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
              a.control.planManagedUpdate("web-env", null);
              apply(a, "web-env");
              apply(a, "web-env");
            });
    all.full(
            "DescribeEnvironmentManagedActions",
            c -> c.describeEnvironmentManagedActions(r -> r.environmentName("web-env")))
        .refuses(
            "DescribeEnvironmentManagedActions",
            "ValidationError",
            "enum value set",
            c ->
                c.describeEnvironmentManagedActions(
                    r -> r.environmentName("web-env").status("Bored")));
    all.full(
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

  private static void apply(Account account, String environment) {
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
