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
final class Use {
  private static final Pattern ECR =
      Pattern.compile(
          "[0-9]{12}[.]dkr[.]ecr(?:-fips)?[.][a-z0-9-]+[.]amazonaws[.]com(?:[.]cn)?/([^:@]+).*");

  private Use() {}

  /** One set of words for each image in ECR, and at least one. */
  static List<Map<String, String>> of(Named environment, String account) {
    var spec = environment.spec();
    var words = new HashMap<String, String>();
    words.put("partition", partition(spec.region()));
    words.put("region", spec.region());
    words.put("account", account);
    words.put("namespace", environment.namespace());
    words.put("name", environment.name());
    words.put("application", spec.application());
    put(words, "instanceProfile", spec.instanceProfile());
    put(words, "instanceRole", requireNonNullElse(spec.instanceRole(), spec.instanceProfile()));
    put(words, "serviceRole", spec.serviceRole());
    var storage = spec.storage();
    if (storage != null) {
      words.put("bucket", storage.bucket());
      words.put("prefix", storage.prefix());
      key(words, storage.kmsKey());
    }
    var all = new ArrayList<Map<String, String>>();
    all.add(Map.copyOf(words));
    for (var container : spec.containers()) {
      var repository = repository(container);
      if (repository == null) continue;
      words.put("ecrRepository", repository);
      all.add(Map.copyOf(words));
    }
    return List.copyOf(all);
  }

  private static String partition(String region) {
    if (region.startsWith("cn-")) return "aws-cn";
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  private static void key(Map<String, String> words, @Nullable String key) {
    if (key == null) return;
    if (key.startsWith("alias/")) words.put("kmsAlias", key);
    else if (key.startsWith("arn:")) words.put("kmsKeyArn", key);
    else {
      words.put(
          "kmsKeyArn",
          "arn:%s:kms:%s:%s:key/%s"
              .formatted(words.get("partition"), words.get("region"), words.get("account"), key));
    }
  }

  private static @Nullable String repository(Container container) {
    var image = ECR.matcher(container.image());
    return image.matches() ? image.group(1) : null;
  }

  private static void put(Map<String, String> words, String word, @Nullable String value) {
    if (value != null) words.put(word, value);
  }
}
