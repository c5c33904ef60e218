package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Listener;

/** Ports, as Compose files and Services have them. */
final class PortMappings {
  private PortMappings() {}

  /** A load balancer's listener leads to a host port, and Docker on to a container. */
  static Map<String, String> instancePorts(JsonNode services, EbEnvironmentSpec spec) {
    var published = new TreeMap<String, String>();
    for (var service : services.properties()) {
      for (var port : service.getValue().path("ports")) {
        var parts = port.asText().split("[:/]", -1);
        var protocol = parts.length > 2 ? "/UDP" : "/TCP";
        published.put(parts[0] + protocol, service.getKey() + ":" + parts[1]);
      }
    }
    var balancer = spec.loadBalancer();
    if (balancer != null && balancer.type().name().equals("None")) return published;
    var listeners =
        balancer == null || balancer.listeners().isEmpty()
            ? List.of(new Listener(80, null, null, null))
            : balancer.listeners();
    var mappings = new TreeMap<String, String>();
    for (var listener : listeners) {
      int target = listener.instancePort() == null ? listener.port() : listener.instancePort();
      if (listener.instancePort() == null && listener.certificateARN() != null)
        target = mainPort(published);
      mappings.put(listener.port() + "/TCP", published.getOrDefault(target + "/TCP", "nobody"));
    }
    return mappings;
  }

  private static int mainPort(Map<String, String> published) {
    var tcp = new TreeSet<Integer>();
    for (var port : published.keySet()) {
      if (port.endsWith("/TCP")) tcp.add(Integer.parseInt(port.replace("/TCP", "")));
    }
    return tcp.contains(80) ? 80 : tcp.getFirst();
  }

  /** A Service's port leads to the only container of the pod that listens there. */
  static Map<String, String> servicePorts(JsonNode service, JsonNode containers) {
    var mappings = new TreeMap<String, String>();
    for (var port : service.path("spec").path("ports")) {
      var target = port.path("targetPort").asText() + "/" + port.path("protocol").asText();
      for (var container : containers) {
        if (!containerPorts(container).contains(target)) continue;
        mappings.put(
            port.path("port").asText() + "/" + port.path("protocol").asText(),
            container.path("name").asText() + ":" + port.path("targetPort").asText());
      }
    }
    return mappings;
  }

  static Set<String> composePorts(JsonNode service) {
    var listening = new TreeSet<String>();
    for (var kind : List.of("ports", "expose")) {
      for (var port : service.path(kind)) {
        var inside = port.asText().replaceFirst("^.*:", "");
        listening.add(inside.endsWith("/udp") ? inside.replace("/udp", "/UDP") : inside + "/TCP");
      }
    }
    return listening;
  }

  static Set<String> containerPorts(JsonNode container) {
    var listening = new TreeSet<String>();
    for (var port : container.path("ports")) {
      listening.add(port.path("containerPort").asText() + "/" + port.path("protocol").asText());
    }
    return listening;
  }
}
