package kr.mambo.beanstalk.bundle;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;

/**
 * The logins of all registries in Docker's configuration file, and the file that tells Beanstalk
 * where it lies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/docker-configuration.remote-repo.html">Using
 *     images from a private repository</a>
 */
final class DockerLogin {
  private DockerLogin() {}

  static boolean needed(List<RegistryAccess> registries) {
    return registries.stream().anyMatch(registry -> registry.login() != null);
  }

  /** The form with {@code auths}: today's Docker reads no other. */
  static Content file(List<RegistryAccess> registries) {
    return registries.stream()
        .filter(registry -> registry.login() != null)
        .map(
            registry ->
                "%s:{\"auth\":%s}"
                    .formatted(
                        Yaml.quoted(registry.configKey()),
                        Yaml.quoted(encoded(Objects.requireNonNull(registry.login())))))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(",", "{\"auths\":{", "}}\n"), Content::utf8));
  }

  private static String encoded(Content login) {
    return Base64.getEncoder().encodeToString(login.bytes());
  }

  /** Version 3 goes with Compose files. */
  static BundleFile pointer(String bucket, String key) {
    return BundleFile.text(
        "Dockerrun.aws.json",
        """
        {
          "AWSEBDockerrunVersion": "3",
          "Authentication": {
            "bucket": %s,
            "key": %s
          }
        }
        """
            .formatted(Yaml.quoted(bucket), Yaml.quoted(key)));
  }
}
