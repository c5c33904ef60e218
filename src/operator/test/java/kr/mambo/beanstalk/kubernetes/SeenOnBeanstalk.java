package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.kubernetes.Seen.SeenContainer;
import kr.mambo.beanstalk.kubernetes.Seen.SeenFile;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** Reads a source bundle as an instance does: Compose file, fetched files, hooks. */
final class SeenOnBeanstalk {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String CONFIG = ".ebextensions/registry-cert.config";
  private static final String HOOK = ".platform/hooks/postdeploy/10_wait_until_ready.sh";

  private final Map<String, SeenFile> instance = new TreeMap<>();
  private final Map<String, String> properties;
  private final String hook;

  private SeenOnBeanstalk(SourceBundle bundle, Map<String, String> properties) {
    this.properties = properties;
    for (var file : bundle.files()) {
      instance.put("./" + file.path(), seen(file.content(), file.mode()));
    }
    this.hook = instance.containsKey("./" + HOOK) ? text("./" + HOOK) : "";
    if (!instance.containsKey("./" + CONFIG)) return;
    for (var entry : yaml(text("./" + CONFIG)).path("files").properties()) {
      var url = entry.getValue().path("source").asText();
      var artifact =
          bundle.artifacts().stream().filter(a -> url.endsWith("/" + a.key())).findFirst();
      int mode = Integer.parseInt(entry.getValue().path("mode").asText().substring(2), 8);
      instance.put(entry.getKey(), seen(artifact.orElseThrow().content(), mode));
    }
  }

  static Seen of(SourceBundle bundle, EbEnvironmentSpec spec, Map<String, String> properties) {
    return new SeenOnBeanstalk(bundle, properties).read(spec);
  }

  private Seen read(EbEnvironmentSpec spec) {
    var services = yaml(text("./docker-compose.yml")).path("services");
    var containers = new TreeMap<String, SeenContainer>();
    var graces = new TreeSet<Integer>();
    for (var service : services.properties()) {
      containers.put(service.getKey(), container(service.getKey(), service.getValue()));
      graces.add(seconds(service.getValue().path("stop_grace_period")));
    }
    return new Seen(
        containers,
        new TreeSet<>(containers.keySet()),
        Entrances.ofInstance(services, spec),
        graces.getFirst());
  }

  private SeenContainer container(String name, JsonNode service) {
    var files = new TreeMap<String, SeenFile>();
    var folders = new TreeMap<String, String>();
    for (var volume : service.path("volumes")) mount(volume, files, folders);
    return new SeenContainer(
        service.path("image").asText(),
        texts(service.path("entrypoint")),
        texts(service.path("command")),
        literal(service.path("working_dir").asText()),
        env(service),
        files,
        folders,
        Entrances.listening(service),
        limits(service),
        security(service),
        Hooks.readiness(hook, name, service.get("healthcheck")));
  }

  private Map<String, String> env(JsonNode service) {
    var env = new TreeMap<>(properties);
    for (var file : service.path("env_file")) {
      var path = file.path("path").asText();
      if (!path.equals(".env")) env.putAll(Hooks.variables(text(path)));
    }
    for (var variable : service.path("environment").properties()) {
      env.put(variable.getKey(), literal(variable.getValue().asText()));
    }
    return env;
  }

  private void mount(JsonNode volume, Map<String, SeenFile> files, Map<String, String> folders) {
    if (volume.isTextual()) {
      var parts = volume.asText().split(":", -1);
      folders.put(parts[1], "logs");
      return;
    }
    var target = volume.path("target").asText();
    var source = literal(volume.path("source").asText());
    var readOnly = volume.path("read_only").asBoolean() ? " read-only" : "";
    if (volume.path("type").asText().equals("volume")) {
      folders.put(target, "shared " + source + readOnly);
    } else if (!source.startsWith("./") && !source.startsWith("/opt/eb-env/")) {
      folders.put(target, "host " + source + readOnly);
    } else {
      assertReadOnly(volume);
      instance.forEach(
          (path, file) -> {
            if (path.equals(source)) files.put(target, file);
            if (path.startsWith(source + "/")) {
              files.put(target + path.substring(source.length()), file);
            }
          });
    }
  }

  private static void assertReadOnly(JsonNode volume) {
    if (!volume.path("read_only").asBoolean()) throw new AssertionError(volume);
  }

  private static Map<String, String> limits(JsonNode service) {
    var limits = new LinkedHashMap<String, String>();
    put(limits, "cpu", service.get("cpus"));
    put(limits, "memory", service.get("mem_limit"));
    put(limits, "memoryRequest", service.get("mem_reservation"));
    return limits;
  }

  private static Map<String, String> security(JsonNode service) {
    var security = new LinkedHashMap<String, String>();
    put(security, "user", service.get("user"));
    put(security, "readOnly", service.get("read_only"));
    put(security, "add", service.get("cap_add"));
    put(security, "drop", service.get("cap_drop"));
    return security;
  }

  static void put(Map<String, String> into, String name, @Nullable JsonNode value) {
    if (value != null && !value.isNull()) {
      into.put(name, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  private String text(String path) {
    var file = Objects.requireNonNull(instance.get(path), path);
    return Content.of(Base64.getDecoder().decode(file.content())).text().orElseThrow();
  }

  private static SeenFile seen(Content content, int mode) {
    return new SeenFile(Base64.getEncoder().encodeToString(content.bytes()), mode);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream()
        .map(text -> literal(text.asText()))
        .collect(toCollection(ArrayList::new));
  }

  /** Compose takes a doubled dollar sign for one. */
  static String literal(String text) {
    return text.replace("$$", "$");
  }

  private static int seconds(JsonNode duration) {
    return Integer.parseInt(duration.asText().replace("s", ""));
  }

  private static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
