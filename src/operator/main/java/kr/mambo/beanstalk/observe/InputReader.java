package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.InputReferences;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a spec refers to, by name and only when a pass needs it: no cache ever holds the
 * content of a Secret.
 */
public final class InputReader {
  private final KubernetesClient kubernetes;

  public InputReader(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  public Inputs read(String namespace, EbEnvironmentSpec spec) {
    var configMaps = new TreeMap<String, Map<String, Content>>();
    var secrets = new TreeMap<String, SecretContent>();
    for (var reference : InputReferences.list(spec)) {
      switch (reference.kind()) {
        case ConfigMap -> {
          var found =
              kubernetes.configMaps().inNamespace(namespace).withName(reference.name()).get();
          if (found != null) configMaps.put(reference.name(), content(found));
        }
        case Secret -> {
          var found = kubernetes.secrets().inNamespace(namespace).withName(reference.name()).get();
          if (found != null) secrets.put(reference.name(), content(found));
        }
      }
    }
    return new Inputs(configMaps, secrets, Map.of());
  }

  private static Map<String, Content> content(ConfigMap found) {
    var content = new TreeMap<String, Content>();
    orEmpty(found.getData()).forEach((key, text) -> content.put(key, Content.utf8(text)));
    orEmpty(found.getBinaryData()).forEach((key, text) -> content.put(key, decode(text)));
    return content;
  }

  private static SecretContent content(Secret found) {
    var content = new TreeMap<String, Content>();
    orEmpty(found.getData()).forEach((key, text) -> content.put(key, decode(text)));
    return new SecretContent(found.getType() == null ? "Opaque" : found.getType(), content);
  }

  private static Content decode(String base64) {
    return Content.of(Base64.getDecoder().decode(base64));
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> data) {
    return data == null ? Map.of() : data;
  }
}
