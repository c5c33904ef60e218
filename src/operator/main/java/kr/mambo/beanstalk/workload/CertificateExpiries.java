package kr.mambo.beanstalk.workload;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds certificates in the Secrets that a spec references. */
final class CertificateExpiries {
  private CertificateExpiries() {}

  static List<CertificateExpiry> find(List<InputReference> references, Inputs inputs) {
    return references.stream()
        .filter(reference -> reference.kind() == InputReference.Kind.Secret)
        .map(InputReference::name)
        .distinct()
        .sorted()
        .flatMap(
            name -> {
              var secret = inputs.secrets().get(name);
              var data =
                  secret == null ? new TreeMap<String, Content>() : new TreeMap<>(secret.data());
              return data.entrySet().stream()
                  .map(entry -> find(name, entry.getKey(), entry.getValue()));
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable CertificateExpiry find(String secret, String key, Content content) {
    return Pem.readCertificates(content).stream()
        .map(X509Certificate::getNotAfter)
        .min(Comparator.naturalOrder())
        .map(Date::toInstant)
        .map(notAfter -> new CertificateExpiry(secret, key, notAfter))
        .orElse(null);
  }
}
