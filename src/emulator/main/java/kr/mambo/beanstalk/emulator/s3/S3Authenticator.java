package kr.mambo.beanstalk.emulator.s3;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.endpoint.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.emulator.signature.CredentialStore;
import kr.mambo.beanstalk.emulator.signature.Signature;
import kr.mambo.beanstalk.emulator.signature.SignatureReader;
import kr.mambo.beanstalk.emulator.signature.SignatureRejectedException;
import kr.mambo.beanstalk.emulator.signature.SignatureVerifier;

/** Who calls S3; its refusals differ from those of the query services. */
final class S3Authenticator {
  private final CredentialStore credentials;
  private final Optional<SignatureVerifier> verifier;
  private final Caller defaultCaller;
  private final InstantSource clock;

  /**
   * @param verifier empty when signatures are believed
   * @param defaultPrincipal who calls without a signature, when signatures are believed
   */
  S3Authenticator(
      CredentialStore credentials,
      Optional<SignatureVerifier> verifier,
      Principal defaultPrincipal,
      InstantSource clock) {
    this.credentials = credentials;
    this.verifier = verifier;
    this.defaultCaller = new Caller(defaultPrincipal, "");
    this.clock = clock;
  }

  /** The caller; his region is empty when the request does not say for which one it is. */
  Caller authenticate(HttpRequest request, S3Target target, Map<String, String> query) {
    try {
      if (verifier.isPresent() && SignatureV2Link.isPresent(query))
        return verifySignatureV2(request, target, query);
      var signature = SignatureReader.read(request, query);
      return verifier.isPresent()
          ? verify(verifier.get(), request, signature)
          : resolveUnverified(signature);
    } catch (SignatureRejectedException e) {
      if (verifier.isEmpty()) return defaultCaller;
      throw toS3Error(e);
    }
  }

  private static Caller verify(SignatureVerifier verifier, HttpRequest request, Signature signature)
      throws SignatureRejectedException {
    var scope = signature.scope();
    if (!scope.service().equals("s3")) {
      throw new S3Error(
          400,
          "AuthorizationHeaderMalformed",
          "The authorization header is malformed; incorrect service \""
              + scope.service()
              + "\". This endpoint belongs to \"s3\".");
    }
    var credential = verifier.verify(request, signature, payloadHash(request, signature));
    return new Caller(credential.principal(), scope.region());
  }

  private Caller verifySignatureV2(
      HttpRequest request, S3Target target, Map<String, String> query) {
    var credential =
        credentials
            .find(query.getOrDefault("AWSAccessKeyId", ""))
            .orElseThrow(S3Authenticator::unknownKey);
    SignatureV2Link.verify(request, target, query, credential, clock.instant());
    return new Caller(credential.principal(), "");
  }

  private Caller resolveUnverified(Signature signature) {
    var principal =
        credentials
            .find(signature.accessKeyId())
            .map(Credential::principal)
            .orElse(defaultCaller.principal());
    return new Caller(principal, signature.scope().region());
  }

  private static String payloadHash(HttpRequest request, Signature signature) {
    var header = request.header("x-amz-content-sha256");
    if (header.isPresent()) return header.get();
    if (signature.presigned()) return "UNSIGNED-PAYLOAD";
    throw new S3Error(
        400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
  }

  private static S3Error toS3Error(SignatureRejectedException e) {
    return switch (e.reason()) {
      case MISSING -> S3Error.accessDenied();
      case INCOMPLETE ->
          new S3Error(
              400,
              "AuthorizationHeaderMalformed",
              "The authorization header is malformed; " + e.getMessage());
      case WRONG_SCOPE ->
          new S3Error(
              400,
              "AuthorizationHeaderMalformed",
              "The authorization header is malformed; " + e.getMessage());
      case UNKNOWN_KEY -> unknownKey();
      case WRONG_TOKEN ->
          new S3Error(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
      case EXPIRED_TOKEN -> new S3Error(400, "ExpiredToken", "The provided token has expired.");
      case CLOCK_SKEWED ->
          new S3Error(
              403,
              "RequestTimeTooSkewed",
              "The difference between the request time and the current time is too large.");
      case EXPIRED_LINK -> new S3Error(403, "AccessDenied", "Request has expired");
      case MISMATCH ->
          new S3Error(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided."
                  + " Check your key and signing method.");
    };
  }

  private static S3Error unknownKey() {
    return new S3Error(
        403,
        "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.");
  }
}
