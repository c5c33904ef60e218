package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;
import software.amazon.awssdk.services.elasticbeanstalk.model.OptionSpecification;

class ConfigurationSettingsTest {
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2");

  private List<ConfigurationOptionSetting> settings(String environment) {
    return account.settings(environment).getFirst().optionSettings();
  }

  private static String value(
      List<ConfigurationOptionSetting> settings, String namespace, String option) {
    return settings.stream()
        .filter(s -> s.namespace().equals(namespace) && s.optionName().equals(option))
        .map(s -> String.valueOf(s.value()))
        .findFirst()
        .orElse("not listed");
  }

  @Test
  void aSingleInstanceReadsBack82Settings() {
    account.launchEnvironment("web-env", profile(), single());

    assertThat(settings("web-env")).hasSize(82);
  }

  @Test
  void aClassicLoadBalancerReadsBack113Settings() {
    account.launchEnvironment("web-env", profile());

    assertThat(settings("web-env")).hasSize(113);
  }

  @Test
  void propertiesShowBothAloneAndTogether() {
    account.launchEnvironment(
        "web-env", profile(), single(), option(PROPERTIES, "B", "2"), option(PROPERTIES, "A", "1"));

    var settings = settings("web-env");
    assertThat(settings).hasSize(84);
    assertThat(value(settings, PROPERTIES, "A")).isEqualTo("1");
    assertThat(value(settings, "aws:cloudformation:template:parameter", "EnvironmentVariables"))
        .isEqualTo("A=1,B=2");
  }

  @Test
  void settingsComeSortedByNamespaceAndName() {
    account.launchEnvironment("web-env", profile());

    assertThat(settings("web-env"))
        .extracting(s -> s.namespace() + " " + s.optionName())
        .isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "IamInstanceProfile, arn:aws:iam::123456789012:instance-profile/web, web",
    "MonitoringInterval, 5 Minutes, 5 minute",
    "DisableIMDSv1, true, true",
  })
  void valuesReadBackInCanonicalForm(String name, String written, String read) {
    account.launchEnvironment("web-env", profile(), single(), option(LAUNCH, name, written));

    assertThat(value(settings("web-env"), LAUNCH, name)).isEqualTo(read);
  }

  @Test
  void whatWasWrittenIsReadBackEvenWhereItIsUnusual() {
    account.launchEnvironment(
        "web-env",
        profile(),
        option("aws:elasticbeanstalk:environment", "LoadBalancerType", "network"),
        option("aws:elasticbeanstalk:environment:process:default", "HealthCheckPath", "/healthz"));

    assertThat(
            value(
                settings("web-env"),
                "aws:elasticbeanstalk:environment:process:default",
                "HealthCheckPath"))
        .isEqualTo("/healthz");
  }

  @Test
  void beanstalksOwnSecurityGroupIsAddedToTheUsers() {
    account.launchEnvironment(
        "web-env", profile(), single(), option(LAUNCH, "SecurityGroups", "sg-1"));

    assertThat(value(settings("web-env"), LAUNCH, "SecurityGroups"))
        .startsWith("sg-1,awseb-e-")
        .contains("-stack-AWSEBSecurityGroup-");
  }

  @Test
  void anApiMadeEnvironmentHasEnhancedHealthAndTheServiceLinkedRole() {
    account.launchEnvironment("web-env", profile(), single());

    var settings = settings("web-env");
    assertThat(value(settings, "aws:elasticbeanstalk:healthreporting:system", "SystemType"))
        .isEqualTo("enhanced");
    assertThat(value(settings, "aws:elasticbeanstalk:environment", "ServiceRole"))
        .isEqualTo("AWSServiceRoleForElasticBeanstalk");
  }

  @Test
  void anUpdateHasASecondSetUntilItIsDone() {
    account.launchEnvironment("web-env", profile(), single());

    update(option(PROPERTIES, "A", "1"));
    assertThat(account.settings("web-env"))
        .extracting(ConfigurationSettingsDescription::deploymentStatusAsString)
        .containsExactly("deployed", "pending");
    assertThat(value(settings("web-env"), PROPERTIES, "A")).isEqualTo("not listed");
    account.advance(Duration.ofMinutes(5));
    assertThat(account.settings("web-env"))
        .extracting(ConfigurationSettingsDescription::deploymentStatusAsString)
        .containsExactly("deployed");
    assertThat(value(settings("web-env"), PROPERTIES, "A")).isEqualTo("1");
  }

  @Test
  void aFailedUpdateLeavesADraftThatCanBeDeleted() {
    account.launchEnvironment("web-env", profile(), single());
    account.control.addDeploymentFault(DeploymentFault.nth(1));

    update(option(PROPERTIES, "A", "1"));
    account.advance(Duration.ofMinutes(5));
    assertThat(account.settings("web-env"))
        .extracting(ConfigurationSettingsDescription::deploymentStatusAsString)
        .containsExactly("deployed", "failed");
    account.client.deleteEnvironmentConfiguration(
        r -> r.applicationName("app").environmentName("web-env"));
    assertThat(account.settings("web-env")).hasSize(1);
  }

  private void update(ConfigurationOptionSetting setting) {
    account.client.updateEnvironment(r -> r.environmentName("web-env").optionSettings(setting));
  }

  @Test
  void removedOptionsFallBackToTheirDefault() {
    account.launchEnvironment(
        "web-env", profile(), option("aws:autoscaling:asg", "Cooldown", "100"));

    account.client.updateEnvironment(
        r ->
            r.environmentName("web-env")
                .optionsToRemove(
                    OptionSpecification.builder()
                        .namespace("aws:autoscaling:asg")
                        .optionName("Cooldown")
                        .build()));
    account.advance(Duration.ofMinutes(5));
    assertThat(value(settings("web-env"), "aws:autoscaling:asg", "Cooldown")).isEqualTo("360");
  }

  @Test
  void tooManyBytesOfPropertiesFailInCloudFormationWithoutTellingThem() {
    var id = account.launchEnvironment("web-env", profile(), single());

    update(option(PROPERTIES, "SECRET", "x".repeat(4100)));
    account.advance(Duration.ofMinutes(5));
    assertThat(account.messages(id))
        .contains(
            "Failed to deploy configuration.",
            "The environment was reverted to the previous configuration setting.")
        .anyMatch(m -> m.endsWith("length is greater than 4096."))
        .noneMatch(m -> m.contains("xxx"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "aws:autoscaling:asg;Nonsense;1;Invalid option specification (Namespace:"
            + " 'aws:autoscaling:asg', OptionName: 'Nonsense'): Unknown configuration setting.",
        "aws:autoscaling:asg;MinSize;10001;Invalid option value: '10001' (Namespace:"
            + " 'aws:autoscaling:asg', OptionName: 'MinSize'): Value exceeds maximum allowed value:"
            + " 10000",
        "aws:elasticbeanstalk:command;BatchSize;0;Invalid option value: '0' (Namespace:"
            + " 'aws:elasticbeanstalk:command', OptionName: 'BatchSize'): Value is less than"
            + " minimum allowed value: 1",
        "aws:elasticbeanstalk:environment:proxy;ProxyServer;apache;Invalid option value: 'apache'"
            + " (Namespace: 'aws:elasticbeanstalk:environment:proxy', OptionName: 'ProxyServer'):"
            + " Value is not one of the allowed values: [nginx, none]",
        "aws:autoscaling:asg;MinSize;6;Invalid option value: '6' (Namespace:"
            + " 'aws:autoscaling:asg', OptionName: 'MinSize'): MinSize is greater than MaxSize",
        "aws:ec2:vpc;VPCId;vpc-1;Invalid option value: 'vpc-1' (Namespace: 'aws:ec2:vpc',"
            + " OptionName: 'VPCId'): Specify the subnets for the VPC.",
        "aws:elasticbeanstalk:environment:proxy:staticfiles;/a;b;Invalid option specification"
            + " (Namespace: 'aws:elasticbeanstalk:environment:proxy:staticfiles', OptionName: '/a'):"
            + " Unknown configuration setting.",
      })
  void wrongSettingsAreRefusedInTheServicesWords(
      String namespace, String name, String value, String text) {
    var wrong = option(namespace, name, value);

    assertThatThrownBy(() -> account.createEnvironment("web-env", "v1", profile(), wrong))
        .isInstanceOfSatisfying(
            ElasticBeanstalkException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("ConfigurationValidationException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("Configuration validation exception: " + text);
            });
    assertThat(
            account
                .client
                .validateConfigurationSettings(r -> r.applicationName("app").optionSettings(wrong))
                .messages())
        .singleElement()
        .returns("error", m -> m.severityAsString())
        .returns(text, m -> m.message());
  }
}
