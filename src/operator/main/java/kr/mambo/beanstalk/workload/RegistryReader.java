package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Registry;

/** Reads registries with their credentials and certificates. */
final class RegistryReader {
  private final InputLookup lookup;
  private final ProblemCollector problems;

  RegistryReader(InputLookup lookup, ProblemCollector problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<RegistryAccess> read(List<Registry> specRegistries) {
    return specRegistries.stream().map(this::read).toList();
  }

  private RegistryAccess read(Registry registry) {
    var field = FieldPaths.registry(registry.host());
    if (!registry.host().matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")) {
      problems.addInvalid(
          field + ".host",
          "host must be a lowercase host or host:port as in the image name, without https:// or a path, for example registry.mambo.kr:5000");
    }
    Content login = null;
    var credentials = registry.credentialsSecretRef();
    if (credentials != null) {
      var path = field + ".credentialsSecretRef";
      var secret = lookup.findSecret(credentials.name(), path);
      if (secret != null) {
        login =
            new RegistryLoginReader(problems, credentials.name(), path)
                .read(secret, registry.host());
      }
    }
    List<RegistryAccess.CertificateFile> files = List.of();
    var certificates = registry.certificatesSecretRef();
    if (certificates != null) {
      var path = field + ".certificatesSecretRef";
      var secret = lookup.findSecret(certificates.name(), path);
      if (secret != null) {
        files = new RegistryCertificateReader(problems, certificates.name(), path).read(secret);
      }
    }
    return new RegistryAccess(registry.host(), login, files);
  }
}
