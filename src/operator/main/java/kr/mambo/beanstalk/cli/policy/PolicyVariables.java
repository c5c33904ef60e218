package kr.mambo.beanstalk.cli.policy;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.Container;
import org.jspecify.annotations.Nullable;

/**
 * What one environment names at AWS, by the words that the templates use for it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs and
 *     partitions</a>
 */
final class PolicyVariables {
  private static final Pattern ECR_IMAGE =
      Pattern.compile(
          "[0-9]{12}[.]dkr[.]ecr(?:-fips)?[.][a-z0-9-]+[.]amazonaws[.]com(?:[.]cn)?/([^:@]+).*");

  private PolicyVariables() {}

  /** One set of words for each image in ECR, and at least one. */
  static List<Map<String, String>> of(NamedEnvironment environment, String account) {
    var spec = environment.spec();
    var variables = new HashMap<String, String>();
    variables.put("partition", partition(spec.region()));
    variables.put("region", spec.region());
    variables.put("account", account);
    variables.put("namespace", environment.namespace());
    variables.put("name", environment.name());
    variables.put("application", spec.application());
    putIfPresent(variables, "instanceProfile", spec.instanceProfile());
    putIfPresent(
        variables, "instanceRole", requireNonNullElse(spec.instanceRole(), spec.instanceProfile()));
    putIfPresent(variables, "serviceRole", spec.serviceRole());
    var storage = spec.storage();
    if (storage != null) {
      variables.put("bucket", storage.bucket());
      variables.put("prefix", storage.prefix());
      putKmsKey(variables, storage.kmsKey());
    }
    var variableSets = new ArrayList<Map<String, String>>();
    variableSets.add(Map.copyOf(variables));
    for (var container : spec.containers()) {
      var repository = repository(container);
      if (repository == null) continue;
      variables.put("ecrRepository", repository);
      variableSets.add(Map.copyOf(variables));
    }
    return List.copyOf(variableSets);
  }

  private static String partition(String region) {
    if (region.startsWith("cn-")) return "aws-cn";
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  private static void putKmsKey(Map<String, String> variables, @Nullable String key) {
    if (key == null) return;
    if (key.startsWith("alias/")) variables.put("kmsAlias", key);
    else if (key.startsWith("arn:")) variables.put("kmsKeyArn", key);
    else {
      variables.put(
          "kmsKeyArn",
          "arn:%s:kms:%s:%s:key/%s"
              .formatted(
                  variables.get("partition"),
                  variables.get("region"),
                  variables.get("account"),
                  key));
    }
  }

  private static @Nullable String repository(Container container) {
    var image = ECR_IMAGE.matcher(container.image());
    return image.matches() ? image.group(1) : null;
  }

  private static void putIfPresent(
      Map<String, String> variables, String word, @Nullable String value) {
    if (value != null) variables.put(word, value);
  }
}
