package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;

/**
 * The image pull Secret with the logins of all registries. Its {@code toString()} contains no
 * login.
 *
 * @param metadata name, namespace and labels of the Secret
 * @param dockerConfig Docker's configuration file
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/">Pull
 *     an image from a private registry</a>
 */
public record ImagePullSecret(ObjectMeta metadata, Content dockerConfig) {
  static Optional<ImagePullSecret> render(ManifestNames names, List<RegistryAccess> registries) {
    var logins =
        registries.stream()
            .flatMap(
                registry ->
                    Optional.ofNullable(registry.login())
                        .map(login -> renderLogin(registry.dockerConfigKey(), login))
                        .stream())
            .collect(Collectors.joining(","));
    return logins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImagePullSecret(
                names.metadata(names.imagePullSecret()),
                Content.utf8("{\"auths\":{" + logins + "}}")));
  }

  /** A registry's host contains nothing that has to be escaped in JSON. */
  private static String renderLogin(String host, Content login) {
    return "\"%s\":{\"auth\":\"%s\"}".formatted(host, encode(login));
  }

  private static String encode(Content content) {
    return Base64.getEncoder().encodeToString(content.bytes());
  }

  /** The Secret with its content, which must be sent only to the API server. */
  public Secret toSecret() {
    return new SecretBuilder()
        .withMetadata(metadata)
        .withType("kubernetes.io/dockerconfigjson")
        .withData(Map.of(".dockerconfigjson", encode(dockerConfig)))
        .build();
  }
}
