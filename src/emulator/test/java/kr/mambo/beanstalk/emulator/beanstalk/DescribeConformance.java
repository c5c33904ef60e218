package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;

/** Settings, events, health and all that only reads. */
final class DescribeConformance {
  private static final String VALUE = "InvalidParameterValue";
  private static final String MISSING = "MissingRequiredParameter";
  private static final String UNKNOWN = "No Environment found for EnvironmentName = 'none-env'.";

  private DescribeConformance() {}

  static void add(ConformanceCatalog catalog) {
    settings(catalog);
    reading(catalog);
    health(catalog);
  }

  private static void settings(ConformanceCatalog catalog) {
    var settings = "DescribeConfigurationSettings";
    catalog
        .full(
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
    catalog
        .full(options, c -> c.describeConfigurationOptions(r -> r.solutionStackName(STACK)))
        .refuses(
            options,
            VALUE,
            "No Solution Stack named 'none' found.",
            c -> c.describeConfigurationOptions(r -> r.solutionStackName("none")))
        .refuses(
            options, MISSING, "must be specified", c -> c.describeConfigurationOptions(r -> {}));
    var validate = "ValidateConfigurationSettings";
    catalog
        .full(
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
    catalog
        .full(
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

  private static void reading(ConformanceCatalog catalog) {
    catalog
        .full("DescribeEnvironments", c -> c.describeEnvironments())
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
    catalog
        .full("DescribeEvents", c -> c.describeEvents())
        .refuses(
            "DescribeEvents",
            "ValidationError",
            "enum value set",
            c -> c.describeEvents(r -> r.severity("LOUD")))
        .refuses(
            "DescribeEvents", VALUE, "NextToken", c -> c.describeEvents(r -> r.nextToken("none")));
    catalog
        .full(
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
    catalog
        .full(
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
    catalog
        .full(
            "RetrieveEnvironmentInfo",
            c -> c.retrieveEnvironmentInfo(r -> r.environmentName("web-env").infoType("tail")))
        .refuses(
            "RetrieveEnvironmentInfo",
            VALUE,
            UNKNOWN,
            c -> c.retrieveEnvironmentInfo(r -> r.environmentName("none-env").infoType("tail")));
    catalog.full("DescribeAccountAttributes", c -> c.describeAccountAttributes(r -> {}));
    catalog.full("CreateStorageLocation", c -> c.createStorageLocation());
  }

  private static void health(ConformanceCatalog catalog) {
    catalog
        .full(
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
    catalog
        .full(
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

  private static void basic(BeanstalkFixture account) {
    account.launchEnvironment(
        "basic-env",
        BeanstalkFixture.profile(),
        BeanstalkFixture.single(),
        option("aws:elasticbeanstalk:healthreporting:system", "SystemType", "basic"));
  }
}
