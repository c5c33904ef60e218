package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.toSet;

import kr.mambo.beanstalk.workload.RegistryAccess;

/**
 * The containerd configuration of a registry with certificates.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/docs/hosts.md">Registry
 *     configuration</a>
 */
final class HostsToml {
  private HostsToml() {}

  static String folder(RegistryAccess registry) {
    return "/etc/containerd/certs.d/" + registry.host();
  }

  /** Only references files: their content must not appear in a status that many can read. */
  static String render(RegistryAccess registry) {
    var files =
        registry.certificates().stream().map(RegistryAccess.CertificateFile::name).collect(toSet());
    var text = new StringBuilder();
    text.append(
        """
        server = "https://%1$s"

        [host."https://%1$s"]
          capabilities = ["pull", "resolve"]
        """
            .formatted(registry.host()));
    if (files.contains("ca.crt")) {
      text.append("  ca = \"%s/ca.crt\"\n".formatted(folder(registry)));
    }
    if (files.contains("client.cert")) {
      text.append(
          "  client = [[\"%1$s/client.cert\", \"%1$s/client.key\"]]\n".formatted(folder(registry)));
    }
    return text.toString();
  }
}
