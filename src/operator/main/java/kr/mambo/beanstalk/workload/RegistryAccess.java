package kr.mambo.beanstalk.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to pull images from a registry.
 *
 * @param host host and port as in the image name
 * @param login {@code user:password}; absent: none is required
 * @param certificates files for {@code /etc/docker/certs.d/<host>/}, by name
 */
public record RegistryAccess(
    String host, @Nullable Content login, List<CertificateFile> certificates) {
  public RegistryAccess {
    certificates = List.copyOf(certificates);
  }

  /** The key of this registry in a Docker configuration file. Docker Hub's is its old URL. */
  public String dockerConfigKey() {
    return host.equals("docker.io") ? "https://index.docker.io/v1/" : host;
  }

  /**
   * A certificate or key.
   *
   * @param name {@code client.cert}, {@code client.key} or {@code ca.crt}
   * @param secretKey its key in the Secret
   * @param content PEM
   */
  public record CertificateFile(String name, String secretKey, Content content) {}
}
