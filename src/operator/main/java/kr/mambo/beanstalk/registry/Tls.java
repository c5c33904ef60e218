package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Pem;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.RegistryAccess.CertificateFile;
import org.jspecify.annotations.Nullable;

/**
 * TLS as Docker does it with the files of {@code /etc/docker/certs.d}: {@code ca.crt} is trusted in
 * addition to the system's authorities, {@code client.cert} and {@code client.key} are presented.
 *
 * @see <a href="https://docs.docker.com/engine/security/certificates/">Verify repository client
 *     with certificates</a>
 */
final class Tls {
  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  static SSLSocketFactory createSocketFactory(@Nullable RegistryAccess access) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(createKeyManagers(access), createTrustManagers(access), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      // No cause: it may quote what could not be parsed.
      throw new IllegalArgumentException("unusable TLS certificates");
    }
  }

  private static KeyManager @Nullable [] createKeyManagers(@Nullable RegistryAccess access)
      throws GeneralSecurityException, IOException {
    var chain =
        findCertificateFile(access, "client.cert").map(Pem::readCertificates).orElse(List.of());
    var key = findCertificateFile(access, "client.key").flatMap(Pem::readPrivateKey);
    if (chain.isEmpty() || key.isEmpty()) return null;
    var store = emptyKeyStore();
    store.setKeyEntry("client", key.get(), NO_PASSWORD, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager[] createTrustManagers(@Nullable RegistryAccess access)
      throws GeneralSecurityException, IOException {
    var system = trustManagersOf(null);
    var authorities =
        findCertificateFile(access, "ca.crt").map(Pem::readCertificates).orElse(List.of());
    if (authorities.isEmpty()) return system;
    var store = emptyKeyStore();
    int count = 0;
    for (var authority : authorities) store.setCertificateEntry("added-" + count++, authority);
    for (var manager : system) {
      if (!(manager instanceof X509TrustManager x509)) continue;
      for (var authority : x509.getAcceptedIssuers()) {
        store.setCertificateEntry("system-" + count++, authority);
      }
    }
    return trustManagersOf(store);
  }

  private static TrustManager[] trustManagersOf(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Optional<Content> findCertificateFile(
      @Nullable RegistryAccess access, String name) {
    return access == null
        ? Optional.empty()
        : access.certificates().stream()
            .filter(file -> file.name().equals(name))
            .map(CertificateFile::content)
            .findFirst();
  }

  private static KeyStore emptyKeyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
