package kr.mambo.beanstalk.workload;

import static kr.mambo.beanstalk.workload.TestCertificates.concatenate;
import static kr.mambo.beanstalk.workload.TestCertificates.encodeElement;
import static kr.mambo.beanstalk.workload.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PemTest {
  private static final byte[] WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
  private static final byte[] WITH_ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");
  private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");

  /** What stands before the PKCS #1 key of 2048 bits in its PKCS #8 form, in bytes. */
  private static final int PKCS8_HEADER = 26;

  @Test
  void readsRsaKeysInBothForms() throws GeneralSecurityException {
    var pair = rsa();
    var pkcs8 = pair.getPrivate().getEncoded();
    var pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);
    assertThat(Pem.readPrivateKey(Content.utf8(pem("PRIVATE KEY", pkcs8))))
        .contains(pair.getPrivate());
    assertThat(Pem.readPrivateKey(Content.utf8(pem("RSA PRIVATE KEY", pkcs1))))
        .contains(pair.getPrivate());
  }

  @Test
  void readsEllipticCurveKeysInBothForms() throws GeneralSecurityException {
    var pair = ellipticCurve();
    var key = (ECPrivateKey) pair.getPrivate();
    assertThat(Pem.readPrivateKey(Content.utf8(pem("PRIVATE KEY", key.getEncoded())))).isPresent();
    var read =
        Pem.readPrivateKey(
            Content.utf8(pem("EC PRIVATE KEY", sec1(key, encodeElement(0xA0, P256)))));
    assertThat(read.map(ECPrivateKey.class::cast).map(ECPrivateKey::getS)).contains(key.getS());
  }

  @Test
  void readsAKeyBehindItsParameters() throws GeneralSecurityException {
    var key = (ECPrivateKey) ellipticCurve().getPrivate();
    var text =
        pem("EC PARAMETERS", P256) + pem("EC PRIVATE KEY", sec1(key, encodeElement(0xA0, P256)));
    assertThat(Pem.readPrivateKey(Content.utf8(text))).isPresent();
  }

  @Test
  void takesNothingThatDockerCouldNotRead() throws GeneralSecurityException {
    var key = (ECPrivateKey) ellipticCurve().getPrivate();
    for (var text :
        new String[] {
          "",
          "secret",
          pem("ENCRYPTED PRIVATE KEY", key.getEncoded()),
          pem("PRIVATE KEY", new byte[] {1, 2, 3}),
          pem("RSA PRIVATE KEY", new byte[] {1}),
          pem("EC PRIVATE KEY", new byte[0]),
          pem("EC PRIVATE KEY", new byte[] {0x30}),
          pem("EC PRIVATE KEY", new byte[] {0x30, 0x02, 0x04, 0x7F}),
          pem("EC PRIVATE KEY", new byte[] {0x30, 0x04, 0x04, (byte) 0x84, 1, 1}),
          pem("EC PRIVATE KEY", sec1(key, new byte[0])),
          pem("EC PRIVATE KEY", sec1(key, encodeElement(0xA0, new byte[] {5, 0}))),
          "-----BEGIN PRIVATE KEY-----\nAAA\n-----END RSA PRIVATE KEY-----",
          "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"
        }) {
      assertThat(Pem.readPrivateKey(Content.utf8(text))).as(text).isEmpty();
    }
    assertThat(Pem.readPrivateKey(Content.of(new byte[] {-1}))).isEmpty();
  }

  @Test
  void readsEveryCertificateOfAChain() {
    var chain = TestCertificates.certificate("a") + "text\n" + TestCertificates.certificate("b");
    assertThat(Pem.readCertificates(Content.utf8(chain)))
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=a", "CN=b");
    assertThat(Pem.readCertificates(Content.utf8("none"))).isEmpty();
    assertThat(Pem.readCertificates(Content.utf8(pem("CERTIFICATE", new byte[] {1})))).isEmpty();
  }

  @Test
  void knowsWhichHalvesBelongTogether() throws GeneralSecurityException {
    var rsa = rsa();
    var curve = ellipticCurve();
    var other = ellipticCurve();
    assertThat(KeyPairs.isPair(rsa.getPublic(), rsa.getPrivate())).isTrue();
    assertThat(KeyPairs.isPair(rsa().getPublic(), rsa.getPrivate())).isFalse();
    assertThat(KeyPairs.isPair(curve.getPublic(), curve.getPrivate())).isTrue();
    assertThat(KeyPairs.isPair(other.getPublic(), curve.getPrivate())).isFalse();
    assertThat(KeyPairs.isPair(rsa.getPublic(), curve.getPrivate())).isFalse();
    assertThat(KeyPairs.isPair(curve.getPublic(), rsa.getPrivate())).isFalse();
  }

  @Test
  void readsCertificatesOfAllUsualKinds() throws GeneralSecurityException {
    var withRsa = TestCertificates.certificate("r", rsa(), "SHA256withRSA", WITH_RSA);
    var withCurve =
        TestCertificates.certificate("e", ellipticCurve(), "SHA256withECDSA", WITH_ECDSA);
    assertThat(Pem.readCertificates(Content.utf8(withRsa + withCurve)))
        .extracting(certificate -> certificate.getNotAfter().toInstant().toString())
        .containsExactly("2036-01-01T00:00:00Z", "2036-01-01T00:00:00Z");
  }

  private static byte[] sec1(ECPrivateKey key, byte[] curve) {
    var secret = new byte[32];
    var number = key.getS().toByteArray();
    int size = Math.min(number.length, secret.length);
    System.arraycopy(number, number.length - size, secret, secret.length - size, size);
    return encodeElement(
        0x30, concatenate(new byte[] {0x02, 0x01, 0x01}, encodeElement(0x04, secret), curve));
  }

  private static KeyPair rsa() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static KeyPair ellipticCurve() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
