package kr.mambo.beanstalk.emulator.endpoint;

import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import kr.mambo.beanstalk.emulator.signature.CredentialStore;
import kr.mambo.beanstalk.emulator.signature.Signature;
import kr.mambo.beanstalk.emulator.signature.SignatureReader;
import kr.mambo.beanstalk.emulator.signature.SignatureRejectedException;
import kr.mambo.beanstalk.emulator.signature.SignatureVerifier;

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
  record SignatureAuthenticator(SignatureVerifier verifier) implements Authenticator {
    @Override
    public Caller authenticate(
        HttpRequest request,
        Map<String, String> parameters,
        String payloadHash,
        String signingName) {
      try {
        var signature = SignatureReader.read(request, parameters);
        if (!signature.scope().service().equals(signingName)) {
          throw new ServiceException(
              "SignatureDoesNotMatch",
              403,
              "Credential should be scoped to correct service: '" + signingName + "'.");
        }
        var credential = verifier.verify(request, signature, payloadHash);
        return new Caller(credential.principal(), signature.scope().region());
      } catch (SignatureRejectedException e) {
        throw toServiceException(e);
      }
    }

    /** Elastic Beanstalk API reference, "Common Errors", and IAM's where that one is silent. */
    private static ServiceException toServiceException(SignatureRejectedException e) {
      return switch (e.reason()) {
        case MISSING -> new ServiceException("MissingAuthenticationToken", 403, e.getMessage());
        case INCOMPLETE -> new ServiceException("IncompleteSignature", 400, e.getMessage());
        case UNKNOWN_KEY, WRONG_TOKEN ->
            new ServiceException("InvalidClientTokenId", 403, e.getMessage());
        case EXPIRED_TOKEN -> new ServiceException("ExpiredToken", 403, e.getMessage());
        case WRONG_SCOPE, CLOCK_SKEWED, EXPIRED_LINK, MISMATCH ->
            new ServiceException("SignatureDoesNotMatch", 403, e.getMessage());
      };
    }
  }

  /**
   * Believes what the signature says, and takes a call without one for a call of the default user.
   */
  record TrustingAuthenticator(CredentialStore credentials, Caller defaultCaller)
      implements Authenticator {
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
                .orElse(defaultCaller.principal());
        return new Caller(principal, signature.scope().region());
      } catch (SignatureRejectedException e) {
        return defaultCaller;
      }
    }
  }
}
