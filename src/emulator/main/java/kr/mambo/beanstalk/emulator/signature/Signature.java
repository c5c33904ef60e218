package kr.mambo.beanstalk.emulator.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signature as a request carries it.
 *
 * @param signedHeaders lower-case names in the order of the request
 * @param time when it was made, by the client's clock
 * @param lifetime how long a presigned link lives; empty for a signature in the header
 */
public record Signature(
    String accessKeyId,
    CredentialScope scope,
    List<String> signedHeaders,
    String value,
    Instant time,
    Optional<String> sessionToken,
    Optional<Duration> lifetime) {
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  public Signature {
    signedHeaders = List.copyOf(signedHeaders);
  }

  public boolean presigned() {
    return lifetime.isPresent();
  }
}
