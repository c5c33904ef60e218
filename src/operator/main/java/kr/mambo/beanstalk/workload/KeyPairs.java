package kr.mambo.beanstalk.workload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** Whether a private and a public key match. */
final class KeyPairs {
  private KeyPairs() {}

  /** Whether the public key verifies what the private key signs. */
  static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
    if (publicKey instanceof RSAPublicKey rsaPublicKey
        && privateKey instanceof RSAPrivateKey rsaPrivateKey) {
      return rsaPublicKey.getModulus().equals(rsaPrivateKey.getModulus());
    }
    try {
      var signature =
          Signature.getInstance(
              privateKey.getAlgorithm().equals("EC")
                  ? "SHA256withECDSA"
                  : privateKey.getAlgorithm());
      var text = "belongs together".getBytes(StandardCharsets.UTF_8);
      signature.initSign(privateKey);
      signature.update(text);
      var signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException differentKinds) {
      return false;
    }
  }
}
