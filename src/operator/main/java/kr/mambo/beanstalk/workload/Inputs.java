package kr.mambo.beanstalk.workload;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that a spec references, resolved. What is not in a map does not exist.
 *
 * @param configMaps data and binaryData by key, by name of the ConfigMap
 * @param secrets by name
 * @param digests {@code sha256:…} by name of the container; absent: deployed by tag
 */
public record Inputs(
    Map<String, Map<String, Content>> configMaps,
    Map<String, SecretContent> secrets,
    Map<String, String> digests) {
  /** Nothing exists. */
  public static final Inputs NONE = new Inputs(Map.of(), Map.of(), Map.of());

  public Inputs {
    configMaps =
        configMaps.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    secrets = Map.copyOf(secrets);
    digests = Map.copyOf(digests);
  }
}
