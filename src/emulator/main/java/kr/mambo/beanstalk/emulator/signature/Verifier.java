package kr.mambo.beanstalk.emulator.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.Percent;

/** Decides whether a signature is good, and whose it is. */
public final class Verifier {
  private final Credentials credentials;
  private final Set<String> regions;
  private final InstantSource clock;
  private final Duration skew;

  /**
   * @param regions the regions that a scope may name
   * @param clock the wall clock: clients sign with theirs
   * @param skew how far the two may be apart
   */
  public Verifier(
      Credentials credentials, Set<String> regions, InstantSource clock, Duration skew) {
    this.credentials = credentials;
    this.regions = Set.copyOf(regions);
    this.clock = clock;
    this.skew = skew;
  }

  /**
   * Checks a signature.
   *
   * @param payloadHash what the signature says the body is
   * @return the credential that made it
   */
  public Credential verify(HttpRequest request, Signature signature, String payloadHash)
      throws Rejected {
    checkHeaders(request, signature);
    var credential =
        credentials
            .find(signature.accessKeyId())
            .orElseThrow(
                () ->
                    new Rejected(
                        Flaw.UNKNOWN_KEY,
                        "The security token included in the request is invalid."));
    checkScope(signature);
    checkTime(signature);
    checkSignature(request, signature, payloadHash, credential);
    checkToken(signature, credential);
    return credential;
  }

  private static void checkHeaders(HttpRequest request, Signature signature) throws Rejected {
    if (!signature.signedHeaders().contains("host")) {
      throw new Rejected(
          Flaw.INCOMPLETE,
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    for (var name : request.headers().keySet()) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-amz-")
          && !lower.equals("x-amz-content-sha256")
          && !signature.presigned()
          && !signature.signedHeaders().contains(lower)) {
        throw new Rejected(
            Flaw.INCOMPLETE, "'" + lower + "' must be a 'SignedHeader' in the AWS Authorization.");
      }
    }
  }

  private void checkScope(Signature signature) throws Rejected {
    var scope = signature.scope();
    if (!regions.contains(scope.region())) {
      throw new Rejected(
          Flaw.WRONG_SCOPE,
          "Credential should be scoped to a valid region, not '" + scope.region() + "'.");
    }
    var time = stamp(signature.time());
    if (!scope.date().equals(time.substring(0, 8))) {
      throw new Rejected(
          Flaw.WRONG_SCOPE,
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'."
                  .formatted(scope.date(), time.substring(0, 8), time));
    }
  }

  private void checkTime(Signature signature) throws Rejected {
    var now = clock.instant();
    var time = signature.time();
    var minutes = skew.toMinutes();
    if (time.isAfter(now.plus(skew))) {
      throw new Rejected(
          Flaw.SKEWED,
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(stamp(time), stamp(now.plus(skew)), stamp(now), minutes));
    }
    if (signature.lifetime().isPresent()) {
      if (time.plus(signature.lifetime().get()).isBefore(now)) {
        throw new Rejected(Flaw.EXPIRED_LINK, "Request has expired");
      }
    } else if (time.isBefore(now.minus(skew))) {
      throw new Rejected(
          Flaw.SKEWED,
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(stamp(time), stamp(now.minus(skew)), stamp(now), minutes));
    }
  }

  private static void checkSignature(
      HttpRequest request, Signature signature, String payloadHash, Credential credential)
      throws Rejected {
    var expected = expected(request, signature, payloadHash, credential);
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        signature.value().getBytes(StandardCharsets.US_ASCII))) {
      throw new Rejected(
          Flaw.MISMATCH,
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
  }

  private static String expected(
      HttpRequest request, Signature signature, String payloadHash, Credential credential)
      throws Rejected {
    try {
      var canonical = CanonicalRequest.of(request, signature.signedHeaders(), payloadHash);
      var stringToSign =
          String.join(
              "\n",
              Signature.ALGORITHM,
              stamp(signature.time()),
              signature.scope().toString(),
              Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
      return Digests.signature(credential.secretAccessKey(), signature.scope(), stringToSign);
    } catch (Percent.Malformed e) {
      throw new Rejected(Flaw.INCOMPLETE, "The path or the query " + e.getMessage() + ".");
    }
  }

  /** After the signature: only the key's owner learns that a token has expired. */
  private void checkToken(Signature signature, Credential credential) throws Rejected {
    if (!credential.sessionToken().equals(signature.sessionToken())) {
      throw new Rejected(
          Flaw.WRONG_TOKEN, "The security token included in the request is invalid.");
    }
    if (credential.expires().map(end -> !clock.instant().isBefore(end)).orElse(false)) {
      throw new Rejected(
          Flaw.EXPIRED_TOKEN, "The security token included in the request is expired");
    }
  }

  private static String stamp(Instant time) {
    return SignatureReader.AMZ_DATE.format(time);
  }
}
