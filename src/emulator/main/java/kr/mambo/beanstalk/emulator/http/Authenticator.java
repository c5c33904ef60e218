package kr.mambo.beanstalk.emulator.http;

import java.util.Map;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.service.Refusal;
import kr.mambo.beanstalk.emulator.signature.Credentials;
import kr.mambo.beanstalk.emulator.signature.Rejected;
import kr.mambo.beanstalk.emulator.signature.Signature;
import kr.mambo.beanstalk.emulator.signature.SignatureReader;
import kr.mambo.beanstalk.emulator.signature.Verifier;

/** Who makes a query call, and in which region. */
public sealed interface Authenticator {
  /** An authenticated caller. */
  record Caller(Principal principal, String region) {}

  /**
   * Tells who calls.
   *
   * @param signingName of the service that the call is for
   * @throws Refusal in the query services' words
   */
  Caller authenticate(
      HttpRequest request, Map<String, String> parameters, String payloadHash, String signingName);

  /** Verifies the signature. */
  record BySignature(Verifier verifier) implements Authenticator {
    @Override
    public Caller authenticate(
        HttpRequest request,
        Map<String, String> parameters,
        String payloadHash,
        String signingName) {
      try {
        var signature = SignatureReader.read(request, parameters);
        if (!signature.scope().service().equals(signingName)) {
          throw new Refusal(
              "SignatureDoesNotMatch",
              403,
              "Credential should be scoped to correct service: '" + signingName + "'.");
        }
        var credential = verifier.verify(request, signature, payloadHash);
        return new Caller(credential.principal(), signature.scope().region());
      } catch (Rejected e) {
        throw refusal(e);
      }
    }

    /** Elastic Beanstalk API reference, "Common Errors", and IAM's where that one is silent. */
    private static Refusal refusal(Rejected e) {
      return switch (e.flaw()) {
        case MISSING -> new Refusal("MissingAuthenticationToken", 403, e.getMessage());
        case INCOMPLETE -> new Refusal("IncompleteSignature", 400, e.getMessage());
        case UNKNOWN_KEY, WRONG_TOKEN -> new Refusal("InvalidClientTokenId", 403, e.getMessage());
        case EXPIRED_TOKEN -> new Refusal("ExpiredToken", 403, e.getMessage());
        case WRONG_SCOPE, SKEWED, EXPIRED_LINK, MISMATCH ->
            new Refusal("SignatureDoesNotMatch", 403, e.getMessage());
      };
    }
  }

  /**
   * Believes what the signature says, and takes a call without one for a call of the default user.
   */
  record OnTrust(Credentials credentials, Caller otherwise) implements Authenticator {
    @Override
    public Caller authenticate(
        HttpRequest request,
        Map<String, String> parameters,
        String payloadHash,
        String signingName) {
      try {
        Signature signature = SignatureReader.read(request, parameters);
        var principal =
            credentials
                .find(signature.accessKeyId())
                .map(credential -> credential.principal())
                .orElse(otherwise.principal());
        return new Caller(principal, signature.scope().region());
      } catch (Rejected e) {
        return otherwise;
      }
    }
  }
}
