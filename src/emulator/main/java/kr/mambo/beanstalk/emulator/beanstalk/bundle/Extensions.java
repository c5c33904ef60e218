package kr.mambo.beanstalk.emulator.beanstalk.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Download;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.ObjectAt;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .ebextensions/*.config} fetch from S3, with whose rights.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/https-storingprivatekeys.html">Storing
 *     private keys securely in Amazon S3</a>
 */
final class Extensions {
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("https?://([^/]+?)\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?/([^?]+)");
  private static final Pattern PATH =
      Pattern.compile("https?://s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?/([^/]+)/([^?]+)");
  private static final String PROFILE_OPTION = "*";
  private final ObjectMapper json;
  private final ObjectMapper yaml;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Map<String, Credentials> credentials = new HashMap<>();

  private record Wanted(ObjectAt from, @Nullable String authentication) {}

  private record Credentials(String role, List<String> buckets) {}

  Extensions(ObjectMapper json, ObjectMapper yaml) {
    this.json = json;
    this.yaml = yaml;
  }

  void add(String file, String text, List<Problem> problems) {
    try {
      add(yaml.readTree(text));
    } catch (JsonProcessingException notYaml) {
      try {
        add(json.readTree(text));
      } catch (JsonProcessingException notJson) {
        problems.add(
            new Problem(
                file,
                "YAML exception: Invalid Yaml: %s, JSON exception: Invalid JSON: %s."
                    .formatted(first(notYaml), first(notJson))));
      }
    }
  }

  private static String first(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private void add(JsonNode config) {
    config
        .path("files")
        .properties()
        .forEach(
            file -> {
              var source = file.getValue().path("source");
              if (source.isTextual())
                object(source.asText())
                    .ifPresent(at -> wanted.add(new Wanted(at, authentication(file.getValue()))));
            });
    config
        .path("sources")
        .forEach(
            source -> object(source.asText()).ifPresent(at -> wanted.add(new Wanted(at, null))));
    config
        .at("/Resources/AWSEBAutoScalingGroup/Metadata/AWS::CloudFormation::Authentication")
        .properties()
        .forEach(each -> credentials.put(each.getKey(), credentials(each.getValue())));
  }

  private static @Nullable String authentication(JsonNode file) {
    return file.path("authentication").isTextual() ? file.path("authentication").asText() : null;
  }

  private static Credentials credentials(JsonNode node) {
    var role = node.path("roleName");
    var buckets = new ArrayList<String>();
    node.path("buckets").forEach(bucket -> buckets.add(bucket.asText()));
    return new Credentials(role.isTextual() ? role.asText() : PROFILE_OPTION, buckets);
  }

  private static Optional<ObjectAt> object(String url) {
    for (var pattern : List.of(PATH, VIRTUAL_HOST)) {
      var match = pattern.matcher(url);
      if (match.matches()) return Optional.of(new ObjectAt(match.group(1), match.group(2)));
    }
    return Optional.empty();
  }

  /** In the order in which the instance fetches them. */
  List<Download> downloads() {
    return wanted.stream().map(w -> new Download(w.from, role(w))).toList();
  }

  /** A named block, and where that does not exist the one that lists the bucket. */
  private @Nullable String role(Wanted each) {
    var named = each.authentication == null ? null : credentials.get(each.authentication);
    if (named != null) return named.role;
    return credentials.values().stream()
        .filter(c -> c.buckets.contains(each.from.bucket()))
        .map(Credentials::role)
        .findFirst()
        .orElse(null);
  }
}
