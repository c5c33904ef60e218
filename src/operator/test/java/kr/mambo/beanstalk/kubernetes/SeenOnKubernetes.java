package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.kubernetes.Seen.SeenContainer;
import kr.mambo.beanstalk.kubernetes.Seen.SeenFile;
import kr.mambo.beanstalk.kubernetes.Seen.SeenProbe;
import kr.mambo.beanstalk.workload.Inputs;
import org.jspecify.annotations.Nullable;

/** Reads manifests as a kubelet does. */
final class SeenOnKubernetes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode pod;
  private final Kubelet kubelet;

  private SeenOnKubernetes(JsonNode pod, Inputs inputs) {
    this.pod = pod;
    this.kubelet = new Kubelet(pod, inputs);
  }

  static Seen of(Manifests manifests, Inputs inputs) {
    JsonNode pod = JSON.nullNode();
    JsonNode service = JSON.nullNode();
    for (var object : manifests.objects()) {
      JsonNode written = JSON.valueToTree(object);
      if (written.path("kind").asText().equals("Deployment")) {
        pod = written.path("spec").path("template").path("spec");
      }
      if (written.path("spec").path("type").asText().equals("ClusterIP")) service = written;
    }
    return new SeenOnKubernetes(pod, inputs).read(service);
  }

  private Seen read(JsonNode service) {
    var containers = new TreeMap<String, SeenContainer>();
    for (var container : pod.path("containers")) {
      containers.put(container.path("name").asText(), container(container));
    }
    var names = new TreeSet<String>();
    for (var alias : pod.path("hostAliases")) {
      if (!alias.path("ip").asText().equals("127.0.0.1")) throw new AssertionError(alias);
      alias.path("hostnames").forEach(name -> names.add(name.asText()));
    }
    return new Seen(
        containers,
        names,
        Entrances.ofService(service, pod.path("containers")),
        pod.path("terminationGracePeriodSeconds").asInt());
  }

  private SeenContainer container(JsonNode given) {
    var env = kubelet.env(given.path("env"));
    var files = new TreeMap<String, SeenFile>();
    var folders = new TreeMap<String, String>();
    for (var mount : given.path("volumeMounts")) kubelet.mount(mount, files, folders);
    return new SeenContainer(
        given.path("image").asText(),
        words(given.path("command"), env),
        words(given.path("args"), env),
        given.path("workingDir").asText(),
        env,
        files,
        folders,
        Entrances.ofContainer(given),
        limits(given.path("resources")),
        security(given.path("securityContext")),
        probe(given.get("readinessProbe")));
  }

  private static List<String> words(JsonNode list, Map<String, String> env) {
    var words = new ArrayList<String>();
    list.forEach(word -> words.add(Kubelet.expanded(word.asText(), env)));
    return words;
  }

  private static Map<String, String> limits(JsonNode resources) {
    var limits = new LinkedHashMap<String, String>();
    amount(limits, "cpu", resources.path("limits").path("cpu"));
    amount(limits, "memory", resources.path("limits").path("memory"));
    amount(limits, "memoryRequest", resources.path("requests").path("memory"));
    return limits;
  }

  private static void amount(Map<String, String> into, String name, JsonNode written) {
    if (written.isMissingNode()) return;
    var amount = Quantity.getAmountInBytes(Quantity.parse(written.asText()));
    into.put(name, amount.stripTrailingZeros().toPlainString());
  }

  private static Map<String, String> security(JsonNode given) {
    var security = new LinkedHashMap<String, String>();
    if (given.has("runAsUser")) {
      var group = given.has("runAsGroup") ? ":" + given.path("runAsGroup").asText() : "";
      security.put("user", given.path("runAsUser").asText() + group);
    }
    SeenOnBeanstalk.put(security, "readOnly", given.get("readOnlyRootFilesystem"));
    SeenOnBeanstalk.put(security, "add", given.path("capabilities").get("add"));
    SeenOnBeanstalk.put(security, "drop", given.path("capabilities").get("drop"));
    return security;
  }

  private static @Nullable SeenProbe probe(@Nullable JsonNode given) {
    if (given == null) return null;
    var http = given.path("httpGet");
    var command = new ArrayList<String>();
    given.path("exec").path("command").forEach(word -> command.add(word.asText()));
    var question =
        given.has("exec")
            ? "exec " + command
            : given.has("httpGet")
                ? "http %s %s %s"
                    .formatted(
                        http.path("scheme").asText(),
                        http.path("port").asText(),
                        http.path("path").asText())
                : "tcp " + given.path("tcpSocket").path("port").asText();
    return new SeenProbe(
        question,
        given.path("initialDelaySeconds").asInt(),
        given.path("periodSeconds").asInt(),
        given.path("timeoutSeconds").asInt(),
        given.path("successThreshold").asInt(),
        given.path("failureThreshold").asInt());
  }
}
