package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.EnvironmentConformance.BUSY;
import static kr.mambo.beanstalk.emulator.beanstalk.EnvironmentConformance.UNKNOWN;
import static kr.mambo.beanstalk.emulator.beanstalk.EnvironmentConformance.VALUE;
import static kr.mambo.beanstalk.emulator.beanstalk.EnvironmentConformance.deploy;

/** Changes of an environment, and what AWS refuses of them. */
final class UpdateConformance {
  private UpdateConformance() {}

  static void add(ConformanceCatalog catalog) {
    var update = "UpdateEnvironment";
    catalog
        .full(update, EnvironmentConformance::deploy)
        .refuses(
            update,
            VALUE,
            BUSY,
            c -> {
              deploy(c);
              deploy(c);
            })
        .refuses(
            update, VALUE, UNKNOWN, c -> c.updateEnvironment(r -> r.environmentName("none-env")))
        .refuses(
            update,
            "MissingRequiredParameter",
            "EnvironmentName",
            c -> c.updateEnvironment(r -> {}))
        .refuses(
            update,
            VALUE,
            "No Application Version named 'v9' found.",
            c -> c.updateEnvironment(r -> r.environmentName("web-env").versionLabel("v9")))
        .refuses(
            update,
            VALUE,
            "tier cannot be changed",
            c ->
                c.updateEnvironment(
                    r -> r.environmentName("web-env").tier(t -> t.name("Worker").type("SQS/HTTP"))))
        .refuses(
            update,
            "ConfigurationValidationException",
            "Value is not one of the allowed values",
            c ->
                c.updateEnvironment(
                    r ->
                        r.environmentName("web-env")
                            .optionSettings(
                                option(
                                    "aws:elasticbeanstalk:command", "DeploymentPolicy", "None"))))
        .refusesIn(
            update,
            "ConfigurationValidationException",
            "LoadBalancer type option cannot be changed.",
            a -> {
              a.launchEnvironment("lb-env", BeanstalkFixture.profile());
              a.client.updateEnvironment(
                  r ->
                      r.environmentName("lb-env")
                          .optionSettings(
                              option(
                                  "aws:elasticbeanstalk:environment",
                                  "LoadBalancerType",
                                  "application")));
            })
        .refusesIn(
            update,
            "ConfigurationValidationException",
            "LoadBalancerIsShared option cannot be changed.",
            a -> {
              var type =
                  option("aws:elasticbeanstalk:environment", "LoadBalancerType", "application");
              a.launchEnvironment("lb-env", BeanstalkFixture.profile(), type);
              a.client.updateEnvironment(
                  r ->
                      r.environmentName("lb-env")
                          .optionSettings(
                              option(
                                  "aws:elasticbeanstalk:environment",
                                  "LoadBalancerIsShared",
                                  "true"),
                              option(
                                  "aws:elbv2:loadbalancer", "SharedLoadBalancer", "arn:aws:lb")));
            });
    catalog
        .full(
            "AbortEnvironmentUpdate",
            c -> {
              deploy(c);
              c.abortEnvironmentUpdate(r -> r.environmentName("web-env"));
            })
        .refuses(
            "AbortEnvironmentUpdate",
            VALUE,
            "Must be pending deployment.",
            c -> c.abortEnvironmentUpdate(r -> r.environmentName("web-env")));
  }
}
