package kr.mambo.beanstalk.emulator.beanstalk.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Problem;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.S3ObjectReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source bundle as the Docker platform on Amazon Linux 2023 does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/single-container-docker-configuration.html">Docker
 *     configuration</a>
 */
public final class BundleReader {
  private static final int MAX_FILE_SIZE = 1 << 20;
  private static final String DOCKERRUN = "Dockerrun.aws.json";
  private final ObjectMapper json = new ObjectMapper();
  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  /** Reads to the end of the stream and closes it. */
  public BundleFacts read(InputStream content) throws IOException {
    var files = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(content, StandardCharsets.UTF_8)) {
      boolean hasEntries = false;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        hasEntries = true;
        if (isRelevant(entry.getName()))
          files.put(
              entry.getName(), new String(zip.readNBytes(MAX_FILE_SIZE), StandardCharsets.UTF_8));
      }
      if (!hasEntries) return BundleFacts.NOT_A_ZIP;
    } catch (ZipException | IllegalArgumentException e) {
      return BundleFacts.NOT_A_ZIP;
    }
    return inspect(files);
  }

  private static boolean isRelevant(String name) {
    return compose(name)
        || name.equals(DOCKERRUN)
        || name.equals("Dockerfile")
        || (name.startsWith(".ebextensions/") && name.endsWith(".config"));
  }

  /** The platform looks for this name alone; see the page on Docker Compose. */
  private static boolean compose(String name) {
    return name.equals("docker-compose.yml");
  }

  private BundleFacts inspect(Map<String, String> files) {
    var images = new ArrayList<String>();
    var compose = files.get("docker-compose.yml");
    var dockerrun = files.get(DOCKERRUN);
    var composeProblem = compose == null ? null : compose(compose, images);
    JsonNode dockerrunNode = null;
    String dockerrunProblem = null;
    try {
      if (dockerrun != null) dockerrunNode = json.readTree(dockerrun);
    } catch (JsonProcessingException e) {
      dockerrunProblem = e.getOriginalMessage();
    }
    if (compose == null && dockerrunNode != null && dockerrunNode.at("/Image/Name").isTextual())
      images.add(dockerrunNode.at("/Image/Name").asText());
    var extensions = new EbExtensions(json, yaml);
    var problems = new ArrayList<Problem>();
    files.forEach(
        (name, text) -> {
          if (name.startsWith(".ebextensions/")) extensions.add(name, text, problems);
        });
    boolean source = compose != null || dockerrun != null || files.containsKey("Dockerfile");
    return new BundleFacts(
        true,
        source,
        composeProblem,
        dockerrunProblem,
        problems,
        images,
        dockerrunNode == null ? null : parseCredentials(dockerrunNode),
        extensions.downloads());
  }

  private @Nullable String compose(String text, List<String> images) {
    try {
      var services = yaml.readTree(text).path("services");
      if (!services.isObject() || services.isEmpty()) return "no service selected";
      for (var service : services) {
        var image = service.path("image");
        if (image.isTextual()) images.add(image.asText());
        else if (!service.has("build"))
          return "service has neither an image nor a build context specified";
      }
      return null;
    } catch (JsonProcessingException e) {
      return "yaml: " + e.getOriginalMessage().lines().findFirst().orElse("does not parse");
    }
  }

  /** Version 3 writes the members in lower case, version 1 with a capital. */
  private static @Nullable S3ObjectReference parseCredentials(JsonNode dockerrunNode) {
    var authentication =
        dockerrunNode.has("Authentication")
            ? dockerrunNode.get("Authentication")
            : dockerrunNode.path("authentication");
    var bucket = firstText(authentication, "bucket", "Bucket");
    var key = firstText(authentication, "key", "Key");
    return bucket == null || key == null ? null : new S3ObjectReference(bucket, key);
  }

  private static @Nullable String firstText(JsonNode node, String... names) {
    for (var name : names) if (node.path(name).isTextual()) return node.path(name).asText();
    return null;
  }
}
