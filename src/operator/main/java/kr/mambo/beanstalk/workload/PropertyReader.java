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
final class PropertyReader {
  private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
  private static final String SECRETS = "aws:elasticbeanstalk:application:environmentsecrets";

  /** The size of all names and values with an equals sign between, in bytes. */
  private static final int LARGEST = 4096;

  /**
   * What holds a secret.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.secrets.env-vars.html">Secrets
   *     as environment variables</a>
   */
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:|ssm:[a-z0-9-]+:[0-9]{12}:parameter/).+");

  private final Problems problems;

  PropertyReader(Problems problems) {
    this.problems = problems;
  }

  Map<String, String> properties(List<OptionSetting> options) {
    var properties = of(PROPERTIES, options);
    var size =
        properties.entrySet().stream()
            .mapToInt(
                property ->
                    (property.getKey() + "=" + property.getValue())
                        .getBytes(StandardCharsets.UTF_8)
                        .length)
            .sum();
    if (size > LARGEST) {
      problems.invalid(
          "spec.options[%s]".formatted(PROPERTIES),
          "the environment's properties have %d bytes and Beanstalk takes %d: move some to env of the containers, which has no such limit"
              .formatted(size, LARGEST));
    }
    return properties;
  }

  /** Names of properties with the ARNs of what holds their values. */
  Map<String, String> secretProperties(List<OptionSetting> options) {
    var secrets = of(SECRETS, options);
    secrets.forEach(
        (name, value) -> {
          // The value is not shown: whoever mistakes the option may have written the secret there.
          if (!ARN.matcher(value).matches()) {
            problems.invalid(
                "spec.options[%s, %s]".formatted(SECRETS, name),
                "the value is no ARN of a Secrets Manager secret or of a parameter of SSM: write for example arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:name-AbCdEf, with :key behind it for one key of a JSON document");
          }
        });
    return secrets;
  }

  private static Map<String, String> of(String namespace, List<OptionSetting> options) {
    var found = new TreeMap<String, String>();
    for (var option : options) {
      if (option.namespace().equals(namespace)) found.put(option.name(), option.value());
    }
    return found;
  }
}
