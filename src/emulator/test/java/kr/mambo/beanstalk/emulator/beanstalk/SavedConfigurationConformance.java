package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;

import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Saved configurations, which the API calls templates. */
final class SavedConfigurationConformance {
  private static final String VALUE = "InvalidParameterValue";
  private static final String COMBINATION = "InvalidParameterCombination";
  private static final AccountQuotas NONE = new AccountQuotas(1, 2, 1, 0, 0);

  private SavedConfigurationConformance() {}

  static void add(ConformanceCatalog catalog) {
    var create = "CreateConfigurationTemplate";
    catalog
        .full(
            create,
            c ->
                c.createConfigurationTemplate(
                    r -> r.applicationName("app").templateName("t").solutionStackName(STACK)))
        .refuses(
            create,
            VALUE,
            "Configuration Template t already exists.",
            c -> {
              for (int i = 0; i < 2; i++)
                c.createConfigurationTemplate(
                    r -> r.applicationName("app").templateName("t").solutionStackName(STACK));
            })
        .refuses(
            create,
            COMBINATION,
            "You must specify either SolutionStackName",
            c -> c.createConfigurationTemplate(r -> r.applicationName("app").templateName("t")))
        .refuses(
            create,
            "ConfigurationValidationException",
            "Unknown configuration setting.",
            c ->
                c.createConfigurationTemplate(
                    r ->
                        r.applicationName("app")
                            .templateName("t")
                            .solutionStackName(STACK)
                            .optionSettings(option("aws:none", "None", "1"))))
        .refusesIn(
            create,
            "TooManyConfigurationTemplatesException",
            "maximum",
            a -> {
              a.control.setQuotas(NONE);
              a.client.createConfigurationTemplate(
                  r -> r.applicationName("app").templateName("t").solutionStackName(STACK));
            });
    catalog
        .full(
            "UpdateConfigurationTemplate",
            c -> {
              c.createConfigurationTemplate(
                  r -> r.applicationName("app").templateName("t").solutionStackName(STACK));
              c.updateConfigurationTemplate(
                  r -> r.applicationName("app").templateName("t").description("d"));
            })
        .refuses(
            "UpdateConfigurationTemplate",
            VALUE,
            "No Configuration Template named 't' found.",
            c -> c.updateConfigurationTemplate(r -> r.applicationName("app").templateName("t")));
    catalog
        .full(
            "DeleteConfigurationTemplate",
            c -> {
              c.createConfigurationTemplate(
                  r -> r.applicationName("app").templateName("t").solutionStackName(STACK));
              c.deleteConfigurationTemplate(r -> r.applicationName("app").templateName("t"));
            })
        .refuses(
            "DeleteConfigurationTemplate",
            VALUE,
            "No Configuration Template named 't' found.",
            c -> c.deleteConfigurationTemplate(r -> r.applicationName("app").templateName("t")))
        .refuses(
            "DeleteConfigurationTemplate",
            "OperationInProgressFailure",
            "being updated",
            c -> {
              c.createConfigurationTemplate(
                  r -> r.applicationName("app").templateName("t").environmentId(id(c)));
              c.createEnvironment(
                  r -> r.applicationName("app").environmentName("other").templateName("t"));
              c.deleteConfigurationTemplate(r -> r.applicationName("app").templateName("t"));
            });
  }

  private static String id(ElasticBeanstalkClient client) {
    return client.describeEnvironments().environments().getFirst().environmentId();
  }
}
