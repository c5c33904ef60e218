package kr.mambo.beanstalk.bundle;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;

/**
 * The logins of all registries in Docker's configuration file, and the file that points Beanstalk
 * to it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/docker-configuration.remote-repo.html">Using
 *     images from a private repository</a>
 */
final class DockerAuthentication {
  private DockerAuthentication() {}

  static boolean isNeeded(List<RegistryAccess> registries) {
    return registries.stream().anyMatch(registry -> registry.login() != null);
  }

  /** The form with {@code auths}, the only one that current Docker versions read. */
  static Content renderConfig(List<RegistryAccess> registries) {
    return registries.stream()
        .filter(registry -> registry.login() != null)
        .map(
            registry ->
                "%s:{\"auth\":%s}"
                    .formatted(
                        YamlWriter.quote(registry.dockerConfigKey()),
                        YamlWriter.quote(encode(Objects.requireNonNull(registry.login())))))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(",", "{\"auths\":{", "}}\n"), Content::utf8));
  }

  private static String encode(Content login) {
    return Base64.getEncoder().encodeToString(login.bytes());
  }

  /** Version 3 goes with Compose files. */
  static BundleFile renderDockerrun(String bucket, String key) {
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
            .formatted(YamlWriter.quote(bucket), YamlWriter.quote(key)));
  }
}
