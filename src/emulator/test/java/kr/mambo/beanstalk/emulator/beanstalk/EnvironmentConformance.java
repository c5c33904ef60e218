package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;

import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Environments: making, changing, ending. */
final class EnvironmentConformance {
  static final String VALUE = "InvalidParameterValue";
  static final String UNKNOWN = "No Environment found for EnvironmentName = 'none-env'.";
  static final String BUSY =
      "Environment named web-env is in an invalid state for this operation. Must be Ready.";

  private EnvironmentConformance() {}

  static void add(ConformanceCatalog catalog) {
    create(catalog);
    UpdateConformance.add(catalog);
    others(catalog);
    roles(catalog);
  }

  static void deploy(ElasticBeanstalkClient client) {
    client.updateEnvironment(r -> r.environmentName("web-env").versionLabel("v2"));
  }

  private static void create(ConformanceCatalog catalog) {
    var create = "CreateEnvironment";
    catalog
        .full(
            create,
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("new-env")
                            .solutionStackName(STACK)))
        .refuses(
            create,
            VALUE,
            "Environment web-env already exists.",
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("web-env")
                            .solutionStackName(STACK)))
        .refuses(
            create,
            VALUE,
            "No Application named 'none' found.",
            c -> c.createEnvironment(r -> r.applicationName("none").environmentName("new-env")))
        .refuses(
            create,
            VALUE,
            "No Application Version named 'v9' found.",
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("new-env")
                            .solutionStackName(STACK)
                            .versionLabel("v9")))
        .refuses(
            create,
            VALUE,
            "No Solution Stack named 'none' found.",
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("new-env")
                            .solutionStackName("none")))
        .refuses(
            create,
            VALUE,
            "Unable to determine base for template pack (no solution stack)",
            c -> c.createEnvironment(r -> r.applicationName("app").environmentName("new-env")))
        .refuses(
            create,
            "InvalidParameterCombination",
            "both solution stack and platform",
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("new-env")
                            .solutionStackName(STACK)
                            .platformArn("arn:aws:elasticbeanstalk:us-east-1::platform/a/1")))
        .refuses(
            create,
            "ValidationError",
            "greater than or equal to 4",
            c -> c.createEnvironment(r -> r.applicationName("app").environmentName("web")))
        .refuses(
            create,
            "ConfigurationValidationException",
            "Unknown configuration setting.",
            c ->
                c.createEnvironment(
                    r ->
                        r.applicationName("app")
                            .environmentName("new-env")
                            .solutionStackName(STACK)
                            .optionSettings(option("aws:none", "None", "1"))))
        .refusesIn(
            create,
            VALUE,
            "DNS name (mine) is not available.",
            a -> {
              a.control.reserveCname("mine");
              a.createEnvironment("new-env", r -> r.cnamePrefix("mine"));
            })
        .refusesIn(
            create,
            "TooManyEnvironmentsException",
            "maximum",
            a -> {
              a.control.setQuotas(new AccountQuotas(1, 1, 1, 1, 1));
              a.createEnvironment("new-env", r -> {});
            });
    catalog
        .full("CheckDNSAvailability", c -> c.checkDNSAvailability(r -> r.cnamePrefix("mine")))
        .refuses(
            "CheckDNSAvailability",
            "ValidationError",
            "cNAMEPrefix",
            c -> c.checkDNSAvailability(r -> r.cnamePrefix("a")));
    catalog
        .answers(
            "ComposeEnvironments",
            ConformanceCatalog.Level.ANSWERS,
            c -> c.composeEnvironments(r -> r.applicationName("app").groupName("g")))
        .refuses(
            "ComposeEnvironments",
            VALUE,
            "env.yaml",
            c -> c.composeEnvironments(r -> r.applicationName("app").versionLabels("v1")));
  }

  private static void others(ConformanceCatalog catalog) {
    catalog
        .full(
            "TerminateEnvironment", c -> c.terminateEnvironment(r -> r.environmentName("web-env")))
        .refuses(
            "TerminateEnvironment",
            VALUE,
            "Cannot terminate environment named web-env. It is currently pending deployment.",
            c -> {
              deploy(c);
              c.terminateEnvironment(r -> r.environmentName("web-env"));
            })
        .refuses(
            "TerminateEnvironment",
            VALUE,
            UNKNOWN,
            c -> c.terminateEnvironment(r -> r.environmentName("none-env")));
    catalog
        .full("RebuildEnvironment", c -> c.rebuildEnvironment(r -> r.environmentName("web-env")))
        .refuses(
            "RebuildEnvironment",
            VALUE,
            BUSY,
            c -> {
              deploy(c);
              c.rebuildEnvironment(r -> r.environmentName("web-env"));
            });
    catalog
        .full("RestartAppServer", c -> c.restartAppServer(r -> r.environmentName("web-env")))
        .refuses(
            "RestartAppServer",
            VALUE,
            BUSY,
            c -> {
              deploy(c);
              c.restartAppServer(r -> r.environmentName("web-env"));
            });
    var swap = "SwapEnvironmentCNAMEs";
    catalog.answers.put(
        swap,
        new ConformanceCatalog.AnsweredCall(
            swap,
            ConformanceCatalog.Level.FULL,
            a -> {
              a.launchEnvironment("new-env", BeanstalkFixture.profile(), BeanstalkFixture.single());
              swap(a.client, "new-env");
            }));
    catalog
        .refuses(swap, VALUE, UNKNOWN, c -> swap(c, "none-env"))
        .refuses(swap, "InvalidParameterCombination", "itself", c -> swap(c, "web-env"))
        .refuses(
            swap,
            VALUE,
            BUSY,
            c -> {
              c.createEnvironment(
                  r ->
                      r.applicationName("app").environmentName("new-env").solutionStackName(STACK));
              deploy(c);
              swap(c, "new-env");
            });
  }

  private static void swap(ElasticBeanstalkClient client, String other) {
    client.swapEnvironmentCNAMEs(
        r -> r.sourceEnvironmentName("web-env").destinationEnvironmentName(other));
  }

  private static void roles(ConformanceCatalog catalog) {
    catalog
        .full(
            "AssociateEnvironmentOperationsRole",
            c ->
                c.associateEnvironmentOperationsRole(
                    r ->
                        r.environmentName("web-env")
                            .operationsRole("arn:aws:iam::123456789012:role/operations")))
        .refuses(
            "AssociateEnvironmentOperationsRole",
            VALUE,
            "valid IAM Role ARN",
            c ->
                c.associateEnvironmentOperationsRole(
                    r -> r.environmentName("web-env").operationsRole("operations")));
    catalog
        .full(
            "DisassociateEnvironmentOperationsRole",
            c -> c.disassociateEnvironmentOperationsRole(r -> r.environmentName("web-env")))
        .refuses(
            "DisassociateEnvironmentOperationsRole",
            VALUE,
            UNKNOWN,
            c -> c.disassociateEnvironmentOperationsRole(r -> r.environmentName("none-env")));
  }
}
