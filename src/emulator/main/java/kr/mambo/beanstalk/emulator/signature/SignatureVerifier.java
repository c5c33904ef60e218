package kr.mambo.beanstalk.emulator.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;

/** Decides whether a signature is good, and whose it is. */
public final class SignatureVerifier {
  private final CredentialStore credentials;
  private final Set<String> regions;
  private final InstantSource clock;
  private final Duration allowedSkew;

  /**
   * @param regions the regions that a scope may name
   * @param clock the wall clock: clients sign with theirs
   * @param skew how far the two may be apart
   */
  public SignatureVerifier(
      CredentialStore credentials, Set<String> regions, InstantSource clock, Duration skew) {
    this.credentials = credentials;
    this.regions = Set.copyOf(regions);
    this.clock = clock;
    this.allowedSkew = skew;
  }

  /**
   * Checks a signature.
   *
   * @param payloadHash what the signature says the body is
   * @return the credential that made it
   */
  public Credential verify(HttpRequest request, Signature signature, String payloadHash)
      throws SignatureRejectedException {
    checkHeaders(request, signature);
    var credential =
        credentials
            .find(signature.accessKeyId())
            .orElseThrow(
                () ->
                    new SignatureRejectedException(
                        RejectionReason.UNKNOWN_KEY,
                        "The security token included in the request is invalid."));
    checkScope(signature);
    checkTime(signature);
    checkSignature(request, signature, payloadHash, credential);
    checkToken(signature, credential);
    return credential;
  }

  private static void checkHeaders(HttpRequest request, Signature signature)
      throws SignatureRejectedException {
    if (!signature.signedHeaders().contains("host")) {
      throw new SignatureRejectedException(
          RejectionReason.INCOMPLETE,
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    for (var name : request.headers().keySet()) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-amz-")
          && !lower.equals("x-amz-content-sha256")
          && !signature.presigned()
          && !signature.signedHeaders().contains(lower)) {
        throw new SignatureRejectedException(
            RejectionReason.INCOMPLETE,
            "'" + lower + "' must be a 'SignedHeader' in the AWS Authorization.");
      }
    }
  }

  private void checkScope(Signature signature) throws SignatureRejectedException {
    var scope = signature.scope();
    if (!regions.contains(scope.region())) {
      throw new SignatureRejectedException(
          RejectionReason.WRONG_SCOPE,
          "Credential should be scoped to a valid region, not '" + scope.region() + "'.");
    }
    var time = formatTime(signature.time());
    if (!scope.date().equals(time.substring(0, 8))) {
      throw new SignatureRejectedException(
          RejectionReason.WRONG_SCOPE,
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'."
                  .formatted(scope.date(), time.substring(0, 8), time));
    }
  }

  private void checkTime(Signature signature) throws SignatureRejectedException {
    var now = clock.instant();
    var time = signature.time();
    var minutes = allowedSkew.toMinutes();
    if (time.isAfter(now.plus(allowedSkew))) {
      throw new SignatureRejectedException(
          RejectionReason.CLOCK_SKEWED,
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(
                  formatTime(time), formatTime(now.plus(allowedSkew)), formatTime(now), minutes));
    }
    if (signature.lifetime().isPresent()) {
      if (time.plus(signature.lifetime().get()).isBefore(now)) {
        throw new SignatureRejectedException(RejectionReason.EXPIRED_LINK, "Request has expired");
      }
    } else if (time.isBefore(now.minus(allowedSkew))) {
      throw new SignatureRejectedException(
          RejectionReason.CLOCK_SKEWED,
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(
                  formatTime(time), formatTime(now.minus(allowedSkew)), formatTime(now), minutes));
    }
  }

  private static void checkSignature(
      HttpRequest request, Signature signature, String payloadHash, Credential credential)
      throws SignatureRejectedException {
    var expected = expectedSignature(request, signature, payloadHash, credential);
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        signature.value().getBytes(StandardCharsets.US_ASCII))) {
      throw new SignatureRejectedException(
          RejectionReason.MISMATCH,
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
  }

  private static String expectedSignature(
      HttpRequest request, Signature signature, String payloadHash, Credential credential)
      throws SignatureRejectedException {
    try {
      var canonical = CanonicalRequest.create(request, signature.signedHeaders(), payloadHash);
      var stringToSign =
          String.join(
              "\n",
              Signature.ALGORITHM,
              formatTime(signature.time()),
              signature.scope().toString(),
              SigningDigests.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
      return SigningDigests.sign(credential.secretAccessKey(), signature.scope(), stringToSign);
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw new SignatureRejectedException(
          RejectionReason.INCOMPLETE, "The path or the query " + e.getMessage() + ".");
    }
  }

  /** After the signature: only the key's owner learns that a token has expired. */
  private void checkToken(Signature signature, Credential credential)
      throws SignatureRejectedException {
    if (!credential.sessionToken().equals(signature.sessionToken())) {
      throw new SignatureRejectedException(
          RejectionReason.WRONG_TOKEN, "The security token included in the request is invalid.");
    }
    if (credential.expiresAt().map(end -> !clock.instant().isBefore(end)).orElse(false)) {
      throw new SignatureRejectedException(
          RejectionReason.EXPIRED_TOKEN, "The security token included in the request is expired");
    }
  }

  private static String formatTime(Instant time) {
    return SignatureReader.AMZ_DATE.format(time);
  }
}
