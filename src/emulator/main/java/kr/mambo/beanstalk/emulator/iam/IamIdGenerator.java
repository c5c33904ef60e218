package kr.mambo.beanstalk.emulator.iam;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import kr.mambo.beanstalk.emulator.signature.SigningDigests;

/**
 * Ids and keys in the shapes that AWS gives them: IAM User Guide, "IAM identifiers". The same seed
 * gives the same keys in the same order.
 */
final class IamIdGenerator {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private final RandomGenerator random;

  IamIdGenerator(RandomGenerator random) {
    this.random = random;
  }

  synchronized String accessKeyId(String prefix) {
    var id = new StringBuilder(prefix);
    for (int i = 0; i < 16; i++) id.append(BASE32.charAt(random.nextInt(32)));
    return id.toString();
  }

  synchronized String secretAccessKey() {
    return base64(30);
  }

  synchronized String sessionToken() {
    return "IQoJb3JpZ2luX2Vj" + base64(240);
  }

  /** The unique id of a user, role or profile; it follows from the ARN. */
  static String uniqueId(String prefix, String arn) {
    var hash = HexFormat.of().parseHex(SigningDigests.sha256(arn.getBytes(StandardCharsets.UTF_8)));
    var id = new StringBuilder(prefix);
    for (int i = 0; i < 17; i++) id.append(BASE32.charAt(hash[i] & 31));
    return id.toString();
  }

  private String base64(int octets) {
    var bytes = new byte[octets];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
