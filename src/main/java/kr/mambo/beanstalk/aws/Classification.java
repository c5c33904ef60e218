package kr.mambo.beanstalk.aws;

import static kr.mambo.beanstalk.model.Reason.BucketForbidden;
import static kr.mambo.beanstalk.model.Reason.BucketInOtherRegion;
import static kr.mambo.beanstalk.model.Reason.BucketMissing;
import static kr.mambo.beanstalk.model.Reason.CnameTaken;
import static kr.mambo.beanstalk.model.Reason.ConfigurationRefused;
import static kr.mambo.beanstalk.model.Reason.PlatformUnknown;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.Failure;

/**
 * What an error of AWS means: one table over code, HTTP status and message, first row that fits.
 * Beanstalk answers {@code InvalidParameterValue} for five different things, so the message decides
 * there.
 */
final class Classification {
  /**
   * @param code regular expression over the whole error code
   * @param message regular expression that is found somewhere in the message
   */
  private record Row(Pattern code, Pattern message, Function<String, Failure> meaning) {
    static Row of(String code, String message, Function<String, Failure> meaning) {
      return new Row(Pattern.compile(code), Pattern.compile(message), meaning);
    }
  }

  private static final List<Row> TABLE =
      List.of(
          Row.of(
              "Throttling|ThrottlingException|RequestLimitExceeded|SlowDown|TooManyRequestsException",
              "",
              Failure.Throttled::new),
          Row.of(
              "ExpiredToken|ExpiredTokenException|SignatureDoesNotMatch|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidSignatureException|AuthFailure",
              "",
              Failure.BadCredentials::new),
          Row.of(
              ".*",
              "is in an invalid state for this operation|currently pending|An operation is already in progress",
              Failure.Busy::new),
          Row.of("OperationInProgressFailure|OperationInProgressException", "", Failure.Busy::new),
          Row.of(
              "InvalidParameterCombination.*",
              "Unable to download from S3 location.*Not Found",
              m -> new Failure.Rejected(BucketMissing, m)),
          Row.of(
              "InvalidParameterCombination.*",
              "Unable to download from S3 location.*(Moved|Bad Request)",
              m -> new Failure.Rejected(BucketInOtherRegion, m)),
          Row.of(
              "InvalidParameterCombination.*",
              "Unable to download from S3 location.*Forbidden",
              m -> new Failure.Rejected(BucketForbidden, m)),
          Row.of(
              "S3LocationNotInServiceRegionException|S3LocationNotInServiceRegion|PermanentRedirect|AuthorizationHeaderMalformed",
              "",
              m -> new Failure.Rejected(BucketInOtherRegion, m)),
          Row.of("NoSuchBucket", "", m -> new Failure.Rejected(BucketMissing, m)),
          Row.of(
              "InvalidParameterValue.*",
              "DNS name .* is not available",
              m -> new Failure.Rejected(CnameTaken, m)),
          Row.of(
              "InvalidParameterValue.*",
              "No Solution Stack named|[Pp]latform.*(not found|does not exist|different region)",
              m -> new Failure.Rejected(PlatformUnknown, m)),
          Row.of("InvalidParameterValue.*", "already exists", Failure.Exists::new),
          Row.of(
              "InvalidParameterValue.*",
              "No (Environment|Application|Application Version) (found|named)",
              Failure.NotFound::new),
          Row.of(
              "ResourceNotFoundException|NoSuchEntity|NoSuchKey|NotFound",
              "",
              Failure.NotFound::new),
          Row.of("TooMany.*|LimitExceeded|LimitExceededException", "", Failure.Quota::new),
          Row.of(
              "AccessDenied|AccessDeniedException|InsufficientPrivilegesException|InsufficientPrivileges|UnauthorizedOperation|Forbidden|403",
              "",
              Failure.Denied::new),
          Row.of("InvalidParameterCombination.*", "", Failure.Combination::new),
          Row.of(
              "ConfigurationValidationException",
              "",
              m -> new Failure.Rejected(ConfigurationRefused, m)),
          Row.of(
              "InvalidParameter.*|Missing.*Parameter|ValidationError|InvalidRequestException|ManagedActionInvalidStateException|ResourceTypeNotSupportedException|SourceBundleDeletionFailure|CodeBuildNotInServiceRegionException|S3SubscriptionRequiredException",
              "",
              m -> new Failure.Rejected(ConfigurationRefused, m)),
          Row.of(
              "InternalFailure|InternalError|ServiceUnavailable|ElasticBeanstalkServiceException",
              "",
              Failure.Unavailable::new));

  private Classification() {}

  /**
   * @param code the error code on the wire; empty when the answer could not be read
   * @param status the HTTP status
   * @param call what was asked, for example {@code elasticbeanstalk:CreateEnvironment}
   */
  static Failure of(String call, String code, int status, String message) {
    var said = call + ": " + (message.isBlank() ? code : message);
    return TABLE.stream()
        .filter(row -> row.code().matcher(code).matches() && row.message().matcher(message).find())
        .findFirst()
        .map(row -> row.meaning().apply(said))
        .or(() -> status == 403 ? Optional.of(new Failure.Denied(said)) : Optional.empty())
        .orElseGet(
            () ->
                status >= 400 && status < 500 && !code.isEmpty()
                    ? new Failure.Rejected(ConfigurationRefused, said)
                    : new Failure.Unavailable(said));
  }
}
