package kr.mambo.beanstalk.bundle;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.mambo.beanstalk.workload.Content;

/**
 * The key of all digests, so that guesses of a password cannot be tested against a label.
 *
 * @param bytes at least one; 32 are as many as the digest has
 */
public record DigestKey(Content bytes) {
  private static final String ALGORITHM = "HmacSHA256";

  public DigestKey {
    if (bytes.size() == 0) throw new IllegalArgumentException("a digest's key must not be empty");
  }

  /** HMAC-SHA-256 of what is written, in 64 lower-case hexadecimal digits. */
  String digest(Consumer<CanonicalWriter> writer) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes.bytes(), ALGORITHM));
      writer.accept(new CanonicalWriter(mac::update));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "a key";
  }
}
