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
 * TLS as Docker does it with the files of {@code /etc/docker/certs.d}: {@code ca.crt} is trusted
 * beside the authorities of the system, {@code client.cert} and {@code client.key} are shown.
 *
 * @see <a href="https://docs.docker.com/engine/security/certificates/">Verify repository client
 *     with certificates</a>
 */
final class Tls {
  private static final char[] IN_MEMORY = new char[0];

  private Tls() {}

  static SSLSocketFactory of(@Nullable RegistryAccess access) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys(access), trusted(access), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      // No cause: it may quote what it could not read.
      throw new IllegalArgumentException("certificates that TLS cannot use");
    }
  }

  private static KeyManager @Nullable [] keys(@Nullable RegistryAccess access)
      throws GeneralSecurityException, IOException {
    var chain = file(access, "client.cert").map(Pem::certificates).orElse(List.of());
    var key = file(access, "client.key").flatMap(Pem::privateKey);
    if (chain.isEmpty() || key.isEmpty()) return null;
    var store = empty();
    store.setKeyEntry("client", key.get(), IN_MEMORY, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trusted(@Nullable RegistryAccess access)
      throws GeneralSecurityException, IOException {
    var system = managers(null);
    var added = file(access, "ca.crt").map(Pem::certificates).orElse(List.of());
    if (added.isEmpty()) return system;
    var store = empty();
    int number = 0;
    for (var authority : added) store.setCertificateEntry("added-" + number++, authority);
    for (var manager : system) {
      if (!(manager instanceof X509TrustManager known)) continue;
      for (var authority : known.getAcceptedIssuers()) {
        store.setCertificateEntry("system-" + number++, authority);
      }
    }
    return managers(store);
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Optional<Content> file(@Nullable RegistryAccess access, String name) {
    return access == null
        ? Optional.empty()
        : access.certificates().stream()
            .filter(file -> file.name().equals(name))
            .map(CertificateFile::content)
            .findFirst();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    return store;
  }
}
