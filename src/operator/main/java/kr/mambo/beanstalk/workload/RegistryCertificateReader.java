package kr.mambo.beanstalk.workload;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.RegistryAccess.CertificateFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that the Docker daemon expects in {@code /etc/docker/certs.d}. It refuses to
 * connect to a registry that has a certificate there without its key, or a key without its
 * certificate.
 *
 * @see <a href="https://docs.docker.com/engine/security/certificates/">Verify repository client
 *     with certificates</a>
 */
final class RegistryCertificateReader {
  private final ProblemCollector problems;
  private final String name;
  private final String field;

  RegistryCertificateReader(ProblemCollector problems, String name, String field) {
    this.problems = problems;
    this.name = name;
    this.field = field;
  }

  List<CertificateFile> read(SecretContent secret) {
    var data = secret.data();
    var named = data.containsKey("client.cert") || data.containsKey("client.key");
    var typed = secret.type().equals("kubernetes.io/tls") || !named;
    var certificateKey = typed ? "tls.crt" : "client.cert";
    var keyKey = typed ? "tls.key" : "client.key";
    var certificate = data.get(certificateKey);
    var key = data.get(keyKey);
    var authority = data.get("ca.crt");
    if (certificate == null && key == null && authority == null) {
      problems.addMissing(
          field,
          "Secret %s has none of client.cert with client.key, tls.crt with tls.key, and ca.crt: add what the registry requires"
              .formatted(name));
    }
    if ((certificate == null) != (key == null)) {
      var there = certificate == null ? keyKey : certificateKey;
      var absent = certificate == null ? certificateKey : keyKey;
      problems.addInvalid(
          field,
          "Secret %s has %s without %s, but Docker requires both: add %s, or remove %s"
              .formatted(name, there, absent, absent, there));
    }
    checkCertificate(certificate, certificateKey);
    checkCertificate(authority, "ca.crt");
    checkKey(key, keyKey, certificate, certificateKey);
    var files = new ArrayList<CertificateFile>();
    if (authority != null) files.add(new CertificateFile("ca.crt", "ca.crt", authority));
    if (certificate != null) {
      files.add(new CertificateFile("client.cert", certificateKey, certificate));
    }
    if (key != null) files.add(new CertificateFile("client.key", keyKey, key));
    return files;
  }

  private void checkCertificate(@Nullable Content content, String key) {
    if (content != null && Pem.readCertificates(content).isEmpty()) {
      problems.addInvalid(
          field,
          "key %s of Secret %s is not a PEM certificate: set PEM text that begins with -----BEGIN CERTIFICATE-----"
              .formatted(key, name));
    }
  }

  private void checkKey(
      @Nullable Content content, String key, @Nullable Content certificate, String certificateKey) {
    if (content == null) return;
    var privateKey = Pem.readPrivateKey(content);
    if (privateKey.isEmpty()) {
      problems.addInvalid(
          field,
          "key %s of Secret %s is not a PEM private key without passphrase: set PEM text that begins with -----BEGIN PRIVATE KEY-----"
              .formatted(key, name));
      return;
    }
    var chain =
        certificate == null ? List.<X509Certificate>of() : Pem.readCertificates(certificate);
    if (!chain.isEmpty() && !KeyPairs.isPair(chain.getFirst().getPublicKey(), privateKey.get())) {
      problems.addInvalid(
          field,
          "keys %s and %s of Secret %s do not match: set a certificate and its own private key"
              .formatted(certificateKey, key, name));
    }
  }
}
