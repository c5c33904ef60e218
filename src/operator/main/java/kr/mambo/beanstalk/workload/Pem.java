package kr.mambo.beanstalk.workload;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads certificates and private keys in PEM (RFC 7468). */
public final class Pem {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN (|RSA |EC )PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private Pem() {}

  /** All certificates, in their order; none if the text is not PEM or one cannot be read. */
  public static List<X509Certificate> readCertificates(Content content) {
    if (content.text().filter(text -> text.contains("-----BEGIN CERTIFICATE-----")).isEmpty()) {
      return List.of();
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(content.bytes()))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException unreadable) {
      return List.of();
    }
  }

  /** The first private key in PKCS #8, PKCS #1 or SEC 1, without a passphrase. */
  public static Optional<PrivateKey> readPrivateKey(Content content) {
    var block = PRIVATE_KEY.matcher(content.text().orElse(""));
    if (!block.find()) return Optional.empty();
    try {
      var encoded = Base64.getMimeDecoder().decode(block.group(2));
      return switch (block.group(1)) {
        case "RSA " -> decodePrivateKey(Der.rsaToPkcs8(encoded));
        case "EC " -> Der.ecToPkcs8(encoded).flatMap(Pem::decodePrivateKey);
        default -> decodePrivateKey(encoded);
      };
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKey> decodePrivateKey(byte[] pkcs8) {
    for (var algorithm : ALGORITHMS) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (GeneralSecurityException another) {
        // Only the decoded key names its algorithm: try the next.
      }
    }
    return Optional.empty();
  }
}
