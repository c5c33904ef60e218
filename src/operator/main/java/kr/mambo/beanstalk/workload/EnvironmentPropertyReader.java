package kr.mambo.beanstalk.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.OptionSetting;

/**
 * Reads the environment's properties: options that reach every container.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-softwaresettings.html">Environment
 *     properties</a>
 */
final class EnvironmentPropertyReader {
  private static final String PROPERTIES_NAMESPACE = "aws:elasticbeanstalk:application:environment";
  private static final String SECRETS_NAMESPACE =
      "aws:elasticbeanstalk:application:environmentsecrets";

  /** The size of all names and values with an equals sign between, in bytes. */
  private static final int MAX_BYTES = 4096;

  /**
   * ARNs of secrets and parameters.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.secrets.env-vars.html">Secrets
   *     as environment variables</a>
   */
  private static final Pattern SECRET_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:|ssm:[a-z0-9-]+:[0-9]{12}:parameter/).+");

  private final ProblemCollector problems;

  EnvironmentPropertyReader(ProblemCollector problems) {
    this.problems = problems;
  }

  Map<String, String> readProperties(List<OptionSetting> options) {
    var properties = readNamespace(PROPERTIES_NAMESPACE, options);
    var size =
        properties.entrySet().stream()
            .mapToInt(
                property ->
                    (property.getKey() + "=" + property.getValue())
                        .getBytes(StandardCharsets.UTF_8)
                        .length)
            .sum();
    if (size > MAX_BYTES) {
      problems.addInvalid(
          "spec.options[%s]".formatted(PROPERTIES_NAMESPACE),
          "the environment properties have %d bytes, more than Beanstalk's limit of %d: move some to env of the containers, which has no such limit"
              .formatted(size, MAX_BYTES));
    }
    return properties;
  }

  /** Names of properties with the ARNs of the secrets or parameters that hold their values. */
  Map<String, String> readSecretProperties(List<OptionSetting> options) {
    var secrets = readNamespace(SECRETS_NAMESPACE, options);
    secrets.forEach(
        (name, value) -> {
          // The value is not shown: a user who mistook the option may have written the secret
          // there.
          if (!SECRET_ARN.matcher(value).matches()) {
            problems.addInvalid(
                "spec.options[%s, %s]".formatted(SECRETS_NAMESPACE, name),
                "the value is not the ARN of a Secrets Manager secret or an SSM parameter: write for example arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:name-AbCdEf, followed by :key for one key of a JSON document");
          }
        });
    return secrets;
  }

  private static Map<String, String> readNamespace(String namespace, List<OptionSetting> options) {
    var found = new TreeMap<String, String>();
    for (var option : options) {
      if (option.namespace().equals(namespace)) found.put(option.name(), option.value());
    }
    return found;
  }
}
