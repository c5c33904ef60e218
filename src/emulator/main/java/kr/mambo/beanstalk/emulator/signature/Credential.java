package kr.mambo.beanstalk.emulator.signature;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.service.Principal;

/**
 * An access key.
 *
 * @param sessionToken present for temporary credentials, which are void without it
 * @param expiresAt when temporary credentials end
 */
public record Credential(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken,
    Optional<Instant> expiresAt,
    Principal principal) {

  /** The secrets stay out of logs. */
  @Override
  public String toString() {
    return "Credential[" + accessKeyId + " of " + principal.arn() + "]";
  }
}
