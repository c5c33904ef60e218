package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.OptionKey;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ValidationMessage;

/** {@link Configurations} over the AWS SDK. */
final class SdkConfigurations implements Configurations {
  private final ElasticBeanstalkClient client;
  private final AwsCall awsCall;

  SdkConfigurations(ElasticBeanstalkClient client, RateLimiter rateLimiter) {
    this.client = client;
    this.awsCall = new AwsCall("elasticbeanstalk", rateLimiter);
  }

  @Override
  public List<ValidationFinding> validate(
      String application, String environment, SortedMap<OptionKey, String> options) {
    return awsCall
        .execute(
            "ValidateConfigurationSettings",
            () ->
                client.validateConfigurationSettings(
                    r ->
                        r.applicationName(application)
                            .environmentName(environment)
                            .optionSettings(SdkMapper.toOptionSettings(options))))
        .messages()
        .stream()
        .map(SdkConfigurations::toFinding)
        .toList();
  }

  private static ValidationFinding toFinding(ValidationMessage message) {
    return new ValidationFinding(
        "error".equals(message.severityAsString()), requireNonNullElse(message.message(), ""));
  }

  @Override
  public Map<OptionKey, String> listChangeSeverities(String platformArn) {
    var found = new HashMap<OptionKey, String>();
    awsCall
        .execute(
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
  public Optional<DraftConfiguration> findDraft(String application, String environment) {
    return awsCall
        .execute(
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
                new DraftConfiguration(
                    requireNonNullElse(set.deploymentStatusAsString(), ""),
                    requireNonNullElse(set.dateUpdated(), Instant.EPOCH)));
  }

  @Override
  public void deleteDraft(String application, String environment) {
    awsCall.execute(
        "DeleteEnvironmentConfiguration",
        () ->
            client.deleteEnvironmentConfiguration(
                r -> r.applicationName(application).environmentName(environment)));
  }
}
