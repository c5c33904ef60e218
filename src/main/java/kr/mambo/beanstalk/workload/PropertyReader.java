package kr.mambo.beanstalk.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  Map<String, String> secretProperties(List<OptionSetting> options) {
    return of(SECRETS, options);
  }

  private static Map<String, String> of(String namespace, List<OptionSetting> options) {
    var found = new TreeMap<String, String>();
    for (var option : options) {
      if (option.namespace().equals(namespace)) found.put(option.name(), option.value());
    }
    return found;
  }
}
