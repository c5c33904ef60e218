package kr.mambo.beanstalk.workload;

import java.util.Locale;
import java.util.Set;

/** Normalizes the registry keys of Docker configuration files, which come in many forms. */
public final class RegistryHost {
  private static final Set<String> DOCKER_HUB =
      Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");

  private RegistryHost() {}

  /** Removes scheme and path; Docker Hub's host names become {@code docker.io}. */
  public static String normalize(String key) {
    var host = key.replaceFirst("^https?://", "").replaceFirst("/.*$", "").toLowerCase(Locale.ROOT);
    return DOCKER_HUB.contains(host) ? "docker.io" : host;
  }
}
