package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.OptionKey;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ValidationMessage;

/** {@link Configurations} over the AWS SDK. */
final class SdkConfigurations implements Configurations {
  private final ElasticBeanstalkClient client;
  private final Asking asking;

  SdkConfigurations(ElasticBeanstalkClient client, Budget budget) {
    this.client = client;
    this.asking = new Asking("elasticbeanstalk", budget);
  }

  @Override
  public List<Remark> validate(
      String application, String environment, SortedMap<OptionKey, String> options) {
    return asking
        .ask(
            "ValidateConfigurationSettings",
            () ->
                client.validateConfigurationSettings(
                    r ->
                        r.applicationName(application)
                            .environmentName(environment)
                            .optionSettings(Translation.settings(options))))
        .messages()
        .stream()
        .map(SdkConfigurations::remark)
        .toList();
  }

  private static Remark remark(ValidationMessage message) {
    return new Remark(
        "error".equals(message.severityAsString()), requireNonNullElse(message.message(), ""));
  }

  @Override
  public Map<OptionKey, String> severities(String platformArn) {
    var found = new HashMap<OptionKey, String>();
    asking
        .ask(
            "DescribeConfigurationOptions",
            () -> client.describeConfigurationOptions(r -> r.platformArn(platformArn)))
        .options()
        .forEach(
            o ->
                found.put(
                    OptionKey.of(o.namespace(), o.name()),
                    requireNonNullElse(o.changeSeverity(), "")));
    return Map.copyOf(found);
  }

  @Override
  public Optional<Draft> draft(String application, String environment) {
    return asking
        .ask(
            "DescribeConfigurationSettings",
            () ->
                client.describeConfigurationSettings(
                    r -> r.applicationName(application).environmentName(environment)))
        .configurationSettings()
        .stream()
        .filter(set -> !"deployed".equals(set.deploymentStatusAsString()))
        .findFirst()
        .map(
            set ->
                new Draft(
                    requireNonNullElse(set.deploymentStatusAsString(), ""),
                    requireNonNullElse(set.dateUpdated(), Instant.EPOCH)));
  }

  @Override
  public void deleteDraft(String application, String environment) {
    asking.ask(
        "DeleteEnvironmentConfiguration",
        () ->
            client.deleteEnvironmentConfiguration(
                r -> r.applicationName(application).environmentName(environment)));
  }
}
