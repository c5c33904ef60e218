package kr.mambo.beanstalk.workload;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the certificates among the Secrets that a spec refers to. */
final class CertificateExpiries {
  private CertificateExpiries() {}

  static List<CertificateExpiry> of(List<Reference> references, Inputs inputs) {
    return references.stream()
        .filter(reference -> reference.kind() == Reference.Kind.Secret)
        .map(Reference::name)
        .distinct()
        .sorted()
        .flatMap(
            name -> {
              var secret = inputs.secrets().get(name);
              var data =
                  secret == null ? new TreeMap<String, Content>() : new TreeMap<>(secret.data());
              return data.entrySet().stream()
                  .map(entry -> of(name, entry.getKey(), entry.getValue()));
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable CertificateExpiry of(String secret, String key, Content content) {
    return Pem.certificates(content).stream()
        .map(X509Certificate::getNotAfter)
        .min(Comparator.naturalOrder())
        .map(Date::toInstant)
        .map(end -> new CertificateExpiry(secret, key, end))
        .orElse(null);
  }
}
