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
import kr.mambo.beanstalk.kubernetes.WorkloadView.ContainerView;
import kr.mambo.beanstalk.kubernetes.WorkloadView.FileView;
import kr.mambo.beanstalk.kubernetes.WorkloadView.ProbeView;
import kr.mambo.beanstalk.workload.Inputs;
import org.jspecify.annotations.Nullable;

/** Reads manifests as a kubelet does. */
final class KubernetesWorkloadReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode pod;
  private final KubeletSimulator kubelet;

  private KubernetesWorkloadReader(JsonNode pod, Inputs inputs) {
    this.pod = pod;
    this.kubelet = new KubeletSimulator(pod, inputs);
  }

  static WorkloadView read(KubernetesManifests manifests, Inputs inputs) {
    JsonNode pod = JSON.nullNode();
    JsonNode service = JSON.nullNode();
    for (var object : manifests.objects()) {
      JsonNode json = JSON.valueToTree(object);
      if (json.path("kind").asText().equals("Deployment")) {
        pod = json.path("spec").path("template").path("spec");
      }
      if (json.path("spec").path("type").asText().equals("ClusterIP")) service = json;
    }
    return new KubernetesWorkloadReader(pod, inputs).read(service);
  }

  private WorkloadView read(JsonNode service) {
    var containers = new TreeMap<String, ContainerView>();
    for (var container : pod.path("containers")) {
      containers.put(container.path("name").asText(), readContainer(container));
    }
    var names = new TreeSet<String>();
    for (var alias : pod.path("hostAliases")) {
      if (!alias.path("ip").asText().equals("127.0.0.1")) throw new AssertionError(alias);
      alias.path("hostnames").forEach(name -> names.add(name.asText()));
    }
    return new WorkloadView(
        containers,
        names,
        PortMappings.servicePorts(service, pod.path("containers")),
        pod.path("terminationGracePeriodSeconds").asInt());
  }

  private ContainerView readContainer(JsonNode node) {
    var env = kubelet.resolveEnv(node.path("env"));
    var files = new TreeMap<String, FileView>();
    var folders = new TreeMap<String, String>();
    for (var mount : node.path("volumeMounts")) kubelet.mountVolume(mount, files, folders);
    return new ContainerView(
        node.path("image").asText(),
        expandAll(node.path("command"), env),
        expandAll(node.path("args"), env),
        node.path("workingDir").asText(),
        env,
        files,
        folders,
        PortMappings.containerPorts(node),
        readResources(node.path("resources")),
        readSecurityContext(node.path("securityContext")),
        readProbe(node.get("readinessProbe")));
  }

  private static List<String> expandAll(JsonNode list, Map<String, String> env) {
    var words = new ArrayList<String>();
    list.forEach(word -> words.add(KubeletSimulator.expand(word.asText(), env)));
    return words;
  }

  private static Map<String, String> readResources(JsonNode resources) {
    var limits = new LinkedHashMap<String, String>();
    putAmount(limits, "cpu", resources.path("limits").path("cpu"));
    putAmount(limits, "memory", resources.path("limits").path("memory"));
    putAmount(limits, "memoryRequest", resources.path("requests").path("memory"));
    return limits;
  }

  private static void putAmount(Map<String, String> into, String name, JsonNode json) {
    if (json.isMissingNode()) return;
    var amount = Quantity.getAmountInBytes(Quantity.parse(json.asText()));
    into.put(name, amount.stripTrailingZeros().toPlainString());
  }

  private static Map<String, String> readSecurityContext(JsonNode node) {
    var security = new LinkedHashMap<String, String>();
    if (node.has("runAsUser")) {
      var group = node.has("runAsGroup") ? ":" + node.path("runAsGroup").asText() : "";
      security.put("user", node.path("runAsUser").asText() + group);
    }
    BeanstalkWorkloadReader.put(security, "readOnly", node.get("readOnlyRootFilesystem"));
    BeanstalkWorkloadReader.put(security, "add", node.path("capabilities").get("add"));
    BeanstalkWorkloadReader.put(security, "drop", node.path("capabilities").get("drop"));
    return security;
  }

  private static @Nullable ProbeView readProbe(@Nullable JsonNode node) {
    if (node == null) return null;
    var http = node.path("httpGet");
    var command = new ArrayList<String>();
    node.path("exec").path("command").forEach(word -> command.add(word.asText()));
    var action =
        node.has("exec")
            ? "exec " + command
            : node.has("httpGet")
                ? "http %s %s %s"
                    .formatted(
                        http.path("scheme").asText(),
                        http.path("port").asText(),
                        http.path("path").asText())
                : "tcp " + node.path("tcpSocket").path("port").asText();
    return new ProbeView(
        action,
        node.path("initialDelaySeconds").asInt(),
        node.path("periodSeconds").asInt(),
        node.path("timeoutSeconds").asInt(),
        node.path("successThreshold").asInt(),
        node.path("failureThreshold").asInt());
  }
}
