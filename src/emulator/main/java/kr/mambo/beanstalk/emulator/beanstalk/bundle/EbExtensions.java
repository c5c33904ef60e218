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
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Problem;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.S3ObjectReference;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .ebextensions/*.config} fetch from S3, with whose rights.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/https-storingprivatekeys.html">Storing
 *     private keys securely in Amazon S3</a>
 */
final class EbExtensions {
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("https?://([^/]+?)\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?/([^?]+)");
  private static final Pattern PATH =
      Pattern.compile("https?://s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?/([^/]+)/([^?]+)");
  private static final String PROFILE_OPTION = "*";
  private final ObjectMapper json;
  private final ObjectMapper yaml;
  private final List<PendingDownload> pendingDownloads = new ArrayList<>();
  private final Map<String, AuthenticationBlock> authenticationBlocks = new HashMap<>();

  private record PendingDownload(S3ObjectReference source, @Nullable String authentication) {}

  private record AuthenticationBlock(String role, List<String> buckets) {}

  EbExtensions(ObjectMapper json, ObjectMapper yaml) {
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
                    .formatted(firstLine(notYaml), firstLine(notJson))));
      }
    }
  }

  private static String firstLine(JsonProcessingException e) {
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
                parseS3Url(source.asText())
                    .ifPresent(
                        at ->
                            pendingDownloads.add(
                                new PendingDownload(at, authenticationName(file.getValue()))));
            });
    config
        .path("sources")
        .forEach(
            source ->
                parseS3Url(source.asText())
                    .ifPresent(at -> pendingDownloads.add(new PendingDownload(at, null))));
    config
        .at("/Resources/AWSEBAutoScalingGroup/Metadata/AWS::CloudFormation::Authentication")
        .properties()
        .forEach(
            each -> authenticationBlocks.put(each.getKey(), authenticationBlocks(each.getValue())));
  }

  private static @Nullable String authenticationName(JsonNode file) {
    return file.path("authentication").isTextual() ? file.path("authentication").asText() : null;
  }

  private static AuthenticationBlock authenticationBlocks(JsonNode node) {
    var role = node.path("roleName");
    var buckets = new ArrayList<String>();
    node.path("buckets").forEach(bucket -> buckets.add(bucket.asText()));
    return new AuthenticationBlock(role.isTextual() ? role.asText() : PROFILE_OPTION, buckets);
  }

  private static Optional<S3ObjectReference> parseS3Url(String url) {
    for (var pattern : List.of(PATH, VIRTUAL_HOST)) {
      var match = pattern.matcher(url);
      if (match.matches())
        return Optional.of(new S3ObjectReference(match.group(1), match.group(2)));
    }
    return Optional.empty();
  }

  /** In the order in which the instance fetches them. */
  List<Download> downloads() {
    return pendingDownloads.stream().map(w -> new Download(w.source, resolveRole(w))).toList();
  }

  /** A named block, and where that does not exist the one that lists the bucket. */
  private @Nullable String resolveRole(PendingDownload download) {
    var named =
        download.authentication == null ? null : authenticationBlocks.get(download.authentication);
    if (named != null) return named.role;
    return authenticationBlocks.values().stream()
        .filter(c -> c.buckets.contains(download.source.bucket()))
        .map(AuthenticationBlock::role)
        .findFirst()
        .orElse(null);
  }
}
