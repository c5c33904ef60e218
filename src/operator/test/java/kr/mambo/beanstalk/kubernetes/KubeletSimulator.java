package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.kubernetes.WorkloadView.FileView;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;

/** What a kubelet makes of a pod's variables and volumes. */
final class KubeletSimulator {
  /** An escaped dollar sign, or a mention. */
  private static final Pattern DOLLAR = Pattern.compile("\\$\\$|\\$\\(([^)]*)\\)");

  private final Map<String, JsonNode> volumes = new TreeMap<>();
  private final Inputs inputs;

  KubeletSimulator(JsonNode pod, Inputs inputs) {
    this.inputs = inputs;
    pod.path("volumes").forEach(volume -> volumes.put(volume.path("name").asText(), volume));
  }

  static String expand(String template, Map<String, String> known) {
    return DOLLAR
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? "$"
                        : known.getOrDefault(found.group(1), found.group())));
  }

  /** Variables may mention those before them. */
  Map<String, String> resolveEnv(JsonNode variables) {
    var env = new LinkedHashMap<String, String>();
    for (var variable : variables) {
      var name = variable.path("name").asText();
      if (variable.has("valueFrom")) {
        resolveValue(variable.path("valueFrom")).ifPresent(value -> env.put(name, value));
      } else {
        env.put(name, expand(variable.path("value").asText(), env));
      }
    }
    return env;
  }

  private Optional<String> resolveValue(JsonNode source) {
    var secret = source.has("secretKeyRef");
    var reference = source.path(secret ? "secretKeyRef" : "configMapKeyRef");
    var data = findData(secret, reference.path("name").asText());
    var value = data.get(reference.path("key").asText());
    if (value == null && !reference.path("optional").asBoolean()) throw new AssertionError(source);
    return Optional.ofNullable(value).map(content -> content.text().orElseThrow());
  }

  private Map<String, Content> findData(boolean secret, String name) {
    if (!secret) return inputs.configMaps().getOrDefault(name, Map.of());
    var found = inputs.secrets().get(name);
    return found == null ? Map.of() : found.data();
  }

  void mountVolume(JsonNode mount, Map<String, FileView> files, Map<String, String> folders) {
    var volume = Objects.requireNonNull(volumes.get(mount.path("name").asText()));
    var target = mount.path("mountPath").asText();
    var subPath = mount.path("subPath").asText();
    var readOnly = mount.path("readOnly").asBoolean() ? " read-only" : "";
    if (volume.has("emptyDir")) {
      var name = volume.path("name").asText();
      folders.put(target, name.startsWith("logs-") ? "logs" : "shared " + name + readOnly);
    } else if (volume.has("hostPath")) {
      var path = volume.path("hostPath").path("path").asText();
      folders.put(target, "host " + path + (subPath.isEmpty() ? "" : "/" + subPath) + readOnly);
    } else {
      if (readOnly.isEmpty()) throw new AssertionError(mount);
      projectFiles(volume)
          .forEach(
              (path, file) -> {
                if (subPath.isEmpty()) files.put(target + "/" + path, file);
                else if (path.equals(subPath)) files.put(target, file);
                else if (path.startsWith(subPath + "/"))
                  files.put(target + path.substring(subPath.length()), file);
              });
    }
  }

  private Map<String, FileView> projectFiles(JsonNode volume) {
    var secret = volume.has("secret");
    var source = volume.path(secret ? "secret" : "configMap");
    var data = findData(secret, source.path(secret ? "secretName" : "name").asText());
    int mode = source.path("defaultMode").asInt();
    var files = new TreeMap<String, FileView>();
    if (source.path("items").isEmpty()) {
      data.forEach((key, content) -> files.put(key, fileView(content, mode)));
    }
    for (var item : source.path("items")) {
      var content = data.get(item.path("key").asText());
      if (content == null) continue;
      var path = Path.of(item.path("path").asText()).normalize().toString();
      files.put(path, fileView(content, item.path("mode").asInt(mode)));
    }
    return files;
  }

  private static FileView fileView(Content content, int mode) {
    return new FileView(Base64.getEncoder().encodeToString(content.bytes()), mode);
  }
}
