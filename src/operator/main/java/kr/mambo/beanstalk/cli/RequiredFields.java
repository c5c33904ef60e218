package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The fields that the schema requires. */
final class RequiredFields {
  /** A field is required where what it is in is there. Items of a list are {@code []}. */
  static final List<String> ALL =
      List.of(
          "spec.accountRef.name",
          "spec.application",
          "spec.containers",
          "spec.containers[].env[].configMapKeyRef.key",
          "spec.containers[].env[].configMapKeyRef.name",
          "spec.containers[].env[].name",
          "spec.containers[].env[].secretKeyRef.key",
          "spec.containers[].env[].secretKeyRef.name",
          "spec.containers[].image",
          "spec.containers[].livenessProbe.exec.command",
          "spec.containers[].livenessProbe.httpGet.port",
          "spec.containers[].livenessProbe.tcpSocket.port",
          "spec.containers[].logs.mountPath",
          "spec.containers[].name",
          "spec.containers[].ports[].containerPort",
          "spec.containers[].readinessProbe.exec.command",
          "spec.containers[].readinessProbe.httpGet.port",
          "spec.containers[].readinessProbe.tcpSocket.port",
          "spec.containers[].startupProbe.exec.command",
          "spec.containers[].startupProbe.httpGet.port",
          "spec.containers[].startupProbe.tcpSocket.port",
          "spec.containers[].volumeMounts[].mountPath",
          "spec.containers[].volumeMounts[].name",
          "spec.kubernetes.ingress.host",
          "spec.loadBalancer.listeners[].port",
          "spec.options[].name",
          "spec.options[].namespace",
          "spec.options[].value",
          "spec.region",
          "spec.registries[].certificatesSecretRef.name",
          "spec.registries[].credentialsSecretRef.name",
          "spec.registries[].host",
          "spec.storage.bucket",
          "spec.volumes[].configMap.items[].key",
          "spec.volumes[].configMap.items[].path",
          "spec.volumes[].configMap.name",
          "spec.volumes[].hostPath.path",
          "spec.volumes[].name",
          "spec.volumes[].secret.items[].key",
          "spec.volumes[].secret.items[].path",
          "spec.volumes[].secret.secretName");

  /** Required by a rule beside the schema's lists. */
  private static final String PROFILE = "spec.instanceProfile";

  private RequiredFields() {}

  /** Those that are not written although what they are in is, with the index of list items. */
  static List<String> absentFrom(JsonNode document) {
    if (!document.path("spec").isObject()) return List.of("spec");
    var absent = new ArrayList<String>();
    for (var field : ALL) look(document, field, "", absent);
    look(document, PROFILE, "", absent);
    return absent;
  }

  private static void look(JsonNode at, String rest, String walked, List<String> absent) {
    int dot = rest.indexOf('.');
    var step = dot < 0 ? rest : rest.substring(0, dot);
    var items = step.endsWith("[]");
    var name = items ? step.substring(0, step.length() - 2) : step;
    var here = walked.isEmpty() ? name : walked + "." + name;
    var value = at.path(name);
    if (dot < 0) {
      if (value.isMissingNode() || value.isNull()) absent.add(here);
      return;
    }
    var next = rest.substring(dot + 1);
    if (!items) {
      if (value.isObject()) look(value, next, here, absent);
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) != null && value.get(i).isObject()) {
        look(value.get(i), next, "%s[%d]".formatted(here, i), absent);
      }
    }
  }
}
