package kr.mambo.beanstalk.workload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Throw-away certificates. Those by name are the same in every run, without a private key in the
 * repository: the key is the digest of the name.
 */
public final class TestCertificates {
  private static final HexFormat HEX = HexFormat.of();

  private TestCertificates() {}

  public static String certificate(String name) {
    try {
      return certificate(name, keyPair(name), "Ed25519", HEX.parseHex("300506032b6570"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String key(String name) {
    try {
      return pem("PRIVATE KEY", keyPair(name).getPrivate().getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Self-signed, of X.509 version 1, from 2026-01-01 to 2036-01-01. */
  static String certificate(String name, KeyPair pair, String algorithm, byte[] algorithmId)
      throws GeneralSecurityException {
    var commonName = concatenate(HEX.parseHex("0603550403"), encodeElement(0x0C, utf8(name)));
    var issuer = encodeElement(0x30, encodeElement(0x31, encodeElement(0x30, commonName)));
    var validity =
        encodeElement(
            0x30,
            concatenate(
                encodeElement(0x17, utf8("260101000000Z")),
                encodeElement(0x17, utf8("360101000000Z"))));
    var body =
        encodeElement(
            0x30,
            concatenate(
                HEX.parseHex("020101"),
                algorithmId,
                issuer,
                validity,
                issuer,
                pair.getPublic().getEncoded()));
    var signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(body);
    var signed = encodeElement(0x03, concatenate(new byte[] {0}, signature.sign()));
    return pem("CERTIFICATE", encodeElement(0x30, concatenate(body, algorithmId, signed)));
  }

  static String pem(String kind, byte[] der) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
  }

  private static KeyPair keyPair(String name) throws GeneralSecurityException {
    var seed = MessageDigest.getInstance("SHA-256").digest(utf8(name));
    var factory = KeyFactory.getInstance("Ed25519");
    PrivateKey key =
        factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    return new KeyPair(publicKey((EdECPrivateKey) key), key);
  }

  /** The JDK derives the public half only while it generates: it is asked to with our seed. */
  private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(
        NamedParameterSpec.ED25519, new FixedSecureRandom(key.getBytes().orElseThrow()));
    var encoded = generator.generateKeyPair().getPublic().getEncoded();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] encodeElement(int tag, byte[] content) {
    int size = content.length;
    var header =
        size < 0x80
            ? new byte[] {(byte) tag, (byte) size}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (size >> 8), (byte) size};
    return concatenate(header, content);
  }

  static byte[] concatenate(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }
}
