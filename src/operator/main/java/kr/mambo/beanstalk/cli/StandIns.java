package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.VolumeMount;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Reference;
import kr.mambo.beanstalk.workload.References;
import kr.mambo.beanstalk.workload.SecretContent;

/**
 * Secrets and ConfigMaps that are not in the files, with the keys that the spec asks them for: what
 * is rendered as a reference does not need their content. The registries' Secrets are left out:
 * their form cannot be made up.
 */
final class StandIns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Content EMPTY = Content.utf8("");

  private final EbEnvironmentSpec spec;
  private final Inputs given;
  private final Map<String, Map<String, Content>> configMaps;
  private final Map<String, SecretContent> secrets;

  private StandIns(EbEnvironmentSpec spec, Inputs given) {
    this.spec = spec;
    this.given = given;
    this.configMaps = new TreeMap<>(given.configMaps());
    this.secrets = new TreeMap<>(given.secrets());
  }

  /**
   * What can be rendered in the place of a spec.
   *
   * @param spec without references to Secrets of registries that are not there
   * @param inputs with all else that it refers to
   */
  record Complete(EbEnvironmentSpec spec, Inputs inputs) {}

  static Complete of(EbEnvironmentSpec given, Inputs inputs) {
    var spec = withoutAbsentLogins(given, inputs);
    var standIns = new StandIns(spec, inputs);
    for (var reference : References.of(spec)) standIns.add(reference);
    return new Complete(spec, new Inputs(standIns.configMaps, standIns.secrets, inputs.digests()));
  }

  private static EbEnvironmentSpec withoutAbsentLogins(EbEnvironmentSpec spec, Inputs inputs) {
    var tree = JSON.<ObjectNode>valueToTree(spec);
    for (var registry : tree.path("registries")) {
      for (var member : List.of("credentialsSecretRef", "certificatesSecretRef")) {
        var name = registry.path(member).path("name").asText();
        if (!inputs.secrets().containsKey(name)) ((ObjectNode) registry).remove(member);
      }
    }
    return JSON.convertValue(tree, EbEnvironmentSpec.class);
  }

  private void add(Reference reference) {
    var name = reference.name();
    switch (reference.kind()) {
      case ConfigMap -> {
        if (!given.configMaps().containsKey(name)) {
          configMaps.put(name, with(reference, configMaps.getOrDefault(name, Map.of())));
        }
      }
      case Secret -> {
        if (!given.secrets().containsKey(name)) {
          var before = secrets.get(name);
          var data = with(reference, before == null ? Map.of() : before.data());
          secrets.put(name, new SecretContent("Opaque", data));
        }
      }
    }
  }

  private Map<String, Content> with(Reference reference, Map<String, Content> before) {
    var data = new TreeMap<>(before);
    for (var key : reference.keys()) data.put(key, EMPTY);
    for (var container : spec.containers()) {
      for (var mount : container.volumeMounts()) {
        if (mount.subPath() != null && reference.keys().isEmpty() && mounts(mount, reference)) {
          data.put(mount.subPath(), EMPTY);
        }
      }
    }
    return data;
  }

  private static boolean mounts(VolumeMount mount, Reference reference) {
    return reference.field().startsWith("spec.volumes[%s].".formatted(mount.name()));
  }
}
