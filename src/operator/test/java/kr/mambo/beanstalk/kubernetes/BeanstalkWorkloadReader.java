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
import kr.mambo.beanstalk.kubernetes.WorkloadView.ContainerView;
import kr.mambo.beanstalk.kubernetes.WorkloadView.FileView;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** Reads a source bundle as an instance does: Compose file, fetched files, hooks. */
final class BeanstalkWorkloadReader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String EBEXTENSIONS = ".ebextensions/registry-cert.config";
  private static final String READINESS_HOOK = ".platform/hooks/postdeploy/10_wait_until_ready.sh";

  private final Map<String, FileView> instanceFiles = new TreeMap<>();
  private final Map<String, String> properties;
  private final String readinessHook;

  private BeanstalkWorkloadReader(SourceBundle bundle, Map<String, String> properties) {
    this.properties = properties;
    for (var file : bundle.files()) {
      instanceFiles.put("./" + file.path(), fileView(file.content(), file.mode()));
    }
    this.readinessHook =
        instanceFiles.containsKey("./" + READINESS_HOOK) ? text("./" + READINESS_HOOK) : "";
    if (!instanceFiles.containsKey("./" + EBEXTENSIONS)) return;
    for (var entry : yaml(text("./" + EBEXTENSIONS)).path("files").properties()) {
      var url = entry.getValue().path("source").asText();
      var artifact =
          bundle.artifacts().stream().filter(a -> url.endsWith("/" + a.key())).findFirst();
      int mode = Integer.parseInt(entry.getValue().path("mode").asText().substring(2), 8);
      instanceFiles.put(entry.getKey(), fileView(artifact.orElseThrow().content(), mode));
    }
  }

  static WorkloadView read(
      SourceBundle bundle, EbEnvironmentSpec spec, Map<String, String> properties) {
    return new BeanstalkWorkloadReader(bundle, properties).read(spec);
  }

  private WorkloadView read(EbEnvironmentSpec spec) {
    var services = yaml(text("./docker-compose.yml")).path("services");
    var containers = new TreeMap<String, ContainerView>();
    var graces = new TreeSet<Integer>();
    for (var service : services.properties()) {
      containers.put(service.getKey(), readContainer(service.getKey(), service.getValue()));
      graces.add(seconds(service.getValue().path("stop_grace_period")));
    }
    return new WorkloadView(
        containers,
        new TreeSet<>(containers.keySet()),
        PortMappings.instancePorts(services, spec),
        graces.getFirst());
  }

  private ContainerView readContainer(String name, JsonNode service) {
    var files = new TreeMap<String, FileView>();
    var folders = new TreeMap<String, String>();
    for (var volume : service.path("volumes")) readMount(volume, files, folders);
    return new ContainerView(
        service.path("image").asText(),
        texts(service.path("entrypoint")),
        texts(service.path("command")),
        unescapeDollars(service.path("working_dir").asText()),
        readEnv(service),
        files,
        folders,
        PortMappings.composePorts(service),
        readResources(service),
        readSecurityContext(service),
        BundleScripts.readReadinessProbe(readinessHook, name, service.get("healthcheck")));
  }

  private Map<String, String> readEnv(JsonNode service) {
    var env = new TreeMap<>(properties);
    for (var file : service.path("env_file")) {
      var path = file.path("path").asText();
      if (!path.equals(".env")) env.putAll(BundleScripts.readEnvFile(text(path)));
    }
    for (var variable : service.path("environment").properties()) {
      env.put(variable.getKey(), unescapeDollars(variable.getValue().asText()));
    }
    return env;
  }

  private void readMount(
      JsonNode volume, Map<String, FileView> files, Map<String, String> folders) {
    if (volume.isTextual()) {
      var parts = volume.asText().split(":", -1);
      folders.put(parts[1], "logs");
      return;
    }
    var target = volume.path("target").asText();
    var source = unescapeDollars(volume.path("source").asText());
    var readOnly = volume.path("read_only").asBoolean() ? " read-only" : "";
    if (volume.path("type").asText().equals("volume")) {
      folders.put(target, "shared " + source + readOnly);
    } else if (!source.startsWith("./") && !source.startsWith("/opt/eb-env/")) {
      folders.put(target, "host " + source + readOnly);
    } else {
      assertReadOnly(volume);
      instanceFiles.forEach(
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

  private static Map<String, String> readResources(JsonNode service) {
    var limits = new LinkedHashMap<String, String>();
    put(limits, "cpu", service.get("cpus"));
    put(limits, "memory", service.get("mem_limit"));
    put(limits, "memoryRequest", service.get("mem_reservation"));
    return limits;
  }

  private static Map<String, String> readSecurityContext(JsonNode service) {
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
    var file = Objects.requireNonNull(instanceFiles.get(path), path);
    return Content.of(Base64.getDecoder().decode(file.content())).text().orElseThrow();
  }

  private static FileView fileView(Content content, int mode) {
    return new FileView(Base64.getEncoder().encodeToString(content.bytes()), mode);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream()
        .map(text -> unescapeDollars(text.asText()))
        .collect(toCollection(ArrayList::new));
  }

  /** Compose takes a doubled dollar sign for one. */
  static String unescapeDollars(String text) {
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
