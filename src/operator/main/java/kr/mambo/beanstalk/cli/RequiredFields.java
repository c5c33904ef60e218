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
          "spec.containers[].env[].name",
          "spec.containers[].env[].valueFrom.configMapKeyRef.key",
          "spec.containers[].env[].valueFrom.configMapKeyRef.name",
          "spec.containers[].env[].valueFrom.secretKeyRef.key",
          "spec.containers[].env[].valueFrom.secretKeyRef.name",
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
  private static final String INSTANCE_PROFILE = "spec.instanceProfile";

  private RequiredFields() {}

  /** Those that are not written although what they are in is, with the index of list items. */
  static List<String> findMissing(JsonNode document) {
    if (!document.path("spec").isObject()) return List.of("spec");
    var missing = new ArrayList<String>();
    for (var field : ALL) collectMissing(document, field, "", missing);
    collectMissing(document, INSTANCE_PROFILE, "", missing);
    return missing;
  }

  private static void collectMissing(
      JsonNode node, String remainingPath, String parentPath, List<String> missing) {
    int dot = remainingPath.indexOf('.');
    var step = dot < 0 ? remainingPath : remainingPath.substring(0, dot);
    var items = step.endsWith("[]");
    var name = items ? step.substring(0, step.length() - 2) : step;
    var path = parentPath.isEmpty() ? name : parentPath + "." + name;
    var value = node.path(name);
    if (dot < 0) {
      if (value.isMissingNode() || value.isNull()) missing.add(path);
      return;
    }
    var next = remainingPath.substring(dot + 1);
    if (!items) {
      if (value.isObject()) collectMissing(value, next, path, missing);
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) != null && value.get(i).isObject()) {
        collectMissing(value.get(i), next, "%s[%d]".formatted(path, i), missing);
      }
    }
  }
}
