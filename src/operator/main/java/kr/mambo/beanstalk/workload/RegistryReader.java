package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Registry;

/** Reads registries with their credentials and certificates. */
final class RegistryReader {
  private final Lookup lookup;
  private final Problems problems;

  RegistryReader(Lookup lookup, Problems problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<RegistryAccess> read(List<Registry> given) {
    return given.stream().map(this::read).toList();
  }

  private RegistryAccess read(Registry given) {
    var field = Fields.registry(given.host());
    if (!given.host().matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")) {
      problems.invalid(
          field + ".host",
          "write host or host:port in lower case as in the image's name, without https:// and without a path, for example registry.mambo.kr:5000");
    }
    Content login = null;
    var credentials = given.credentialsSecretRef();
    if (credentials != null) {
      var at = field + ".credentialsSecretRef";
      var secret = lookup.secret(credentials.name(), at);
      if (secret != null) {
        login = new LoginReader(problems, credentials.name(), at).read(secret, given.host());
      }
    }
    List<RegistryAccess.CertificateFile> files = List.of();
    var certificates = given.certificatesSecretRef();
    if (certificates != null) {
      var at = field + ".certificatesSecretRef";
      var secret = lookup.secret(certificates.name(), at);
      if (secret != null) {
        files = new CertificateReader(problems, certificates.name(), at).read(secret);
      }
    }
    return new RegistryAccess(given.host(), login, files);
  }
}
