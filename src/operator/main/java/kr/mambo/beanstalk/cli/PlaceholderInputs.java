package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.VolumeMount;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.InputReference;
import kr.mambo.beanstalk.workload.InputReferences;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;

/**
 * Secrets and ConfigMaps that are not in the files, with the keys that the spec asks them for: what
 * is rendered as a reference does not need their content. The registries' Secrets are left out:
 * their form cannot be made up.
 */
final class PlaceholderInputs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Content EMPTY = Content.utf8("");

  private final EbEnvironmentSpec spec;
  private final Inputs inputs;
  private final Map<String, Map<String, Content>> configMaps;
  private final Map<String, SecretContent> secrets;

  private PlaceholderInputs(EbEnvironmentSpec spec, Inputs inputs) {
    this.spec = spec;
    this.inputs = inputs;
    this.configMaps = new TreeMap<>(inputs.configMaps());
    this.secrets = new TreeMap<>(inputs.secrets());
  }

  /**
   * What can be rendered in the place of a spec.
   *
   * @param spec without references to Secrets of registries that are not there
   * @param inputs with all else that it refers to
   */
  record CompletedSpec(EbEnvironmentSpec spec, Inputs inputs) {}

  static CompletedSpec complete(EbEnvironmentSpec original, Inputs inputs) {
    var spec = removeMissingRegistrySecrets(original, inputs);
    var standIns = new PlaceholderInputs(spec, inputs);
    for (var reference : InputReferences.list(spec)) standIns.addPlaceholder(reference);
    return new CompletedSpec(
        spec, new Inputs(standIns.configMaps, standIns.secrets, inputs.digests()));
  }

  private static EbEnvironmentSpec removeMissingRegistrySecrets(
      EbEnvironmentSpec spec, Inputs inputs) {
    var tree = JSON.<ObjectNode>valueToTree(spec);
    for (var registry : tree.path("registries")) {
      for (var member : List.of("credentialsSecretRef", "certificatesSecretRef")) {
        var name = registry.path(member).path("name").asText();
        if (!inputs.secrets().containsKey(name)) ((ObjectNode) registry).remove(member);
      }
    }
    return JSON.convertValue(tree, EbEnvironmentSpec.class);
  }

  private void addPlaceholder(InputReference reference) {
    var name = reference.name();
    switch (reference.kind()) {
      case ConfigMap -> {
        if (!inputs.configMaps().containsKey(name)) {
          configMaps.put(name, addKeys(reference, configMaps.getOrDefault(name, Map.of())));
        }
      }
      case Secret -> {
        if (!inputs.secrets().containsKey(name)) {
          var existing = secrets.get(name);
          var data = addKeys(reference, existing == null ? Map.of() : existing.data());
          secrets.put(name, new SecretContent("Opaque", data));
        }
      }
    }
  }

  private Map<String, Content> addKeys(InputReference reference, Map<String, Content> existing) {
    var data = new TreeMap<>(existing);
    for (var key : reference.keys()) data.put(key, EMPTY);
    for (var container : spec.containers()) {
      for (var mount : container.volumeMounts()) {
        if (mount.subPath() != null && reference.keys().isEmpty() && isMountOf(mount, reference)) {
          data.put(mount.subPath(), EMPTY);
        }
      }
    }
    return data;
  }

  private static boolean isMountOf(VolumeMount mount, InputReference reference) {
    return reference.field().startsWith("spec.volumes[%s].".formatted(mount.name()));
  }
}
