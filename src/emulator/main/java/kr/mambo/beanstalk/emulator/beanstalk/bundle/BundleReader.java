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
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.ObjectAt;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source bundle as the Docker platform on Amazon Linux 2023 does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/single-container-docker-configuration.html">Docker
 *     configuration</a>
 */
public final class BundleReader {
  private static final int LARGEST_FILE = 1 << 20;
  private static final String DOCKERRUN = "Dockerrun.aws.json";
  private final ObjectMapper json = new ObjectMapper();
  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  /** Reads to the end of the stream and closes it. */
  public BundleFacts read(InputStream content) throws IOException {
    var files = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(content, StandardCharsets.UTF_8)) {
      boolean any = false;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        any = true;
        if (interesting(entry.getName()))
          files.put(
              entry.getName(), new String(zip.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8));
      }
      if (!any) return BundleFacts.NO_ARCHIVE;
    } catch (ZipException | IllegalArgumentException e) {
      return BundleFacts.NO_ARCHIVE;
    }
    return facts(files);
  }

  private static boolean interesting(String name) {
    return compose(name)
        || name.equals(DOCKERRUN)
        || name.equals("Dockerfile")
        || (name.startsWith(".ebextensions/") && name.endsWith(".config"));
  }

  /** The platform looks for this name alone; see the page on Docker Compose. */
  private static boolean compose(String name) {
    return name.equals("docker-compose.yml");
  }

  private BundleFacts facts(Map<String, String> files) {
    var images = new ArrayList<String>();
    var compose = files.get("docker-compose.yml");
    var dockerrun = files.get(DOCKERRUN);
    var composeProblem = compose == null ? null : compose(compose, images);
    JsonNode run = null;
    String runProblem = null;
    try {
      if (dockerrun != null) run = json.readTree(dockerrun);
    } catch (JsonProcessingException e) {
      runProblem = e.getOriginalMessage();
    }
    if (compose == null && run != null && run.at("/Image/Name").isTextual())
      images.add(run.at("/Image/Name").asText());
    var extensions = new Extensions(json, yaml);
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
        runProblem,
        problems,
        images,
        run == null ? null : credentials(run),
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
  private static @Nullable ObjectAt credentials(JsonNode run) {
    var authentication =
        run.has("Authentication") ? run.get("Authentication") : run.path("authentication");
    var bucket = text(authentication, "bucket", "Bucket");
    var key = text(authentication, "key", "Key");
    return bucket == null || key == null ? null : new ObjectAt(bucket, key);
  }

  private static @Nullable String text(JsonNode node, String... names) {
    for (var name : names) if (node.path(name).isTextual()) return node.path(name).asText();
    return null;
  }
}
