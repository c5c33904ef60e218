package kr.mambo.beanstalk.aws;

import static kr.mambo.beanstalk.model.Reason.BucketForbidden;
import static kr.mambo.beanstalk.model.Reason.BucketInOtherRegion;
import static kr.mambo.beanstalk.model.Reason.BucketMissing;
import static kr.mambo.beanstalk.model.Reason.CnameTaken;
import static kr.mambo.beanstalk.model.Reason.ConfigurationRefused;
import static kr.mambo.beanstalk.model.Reason.KeyUnusable;
import static kr.mambo.beanstalk.model.Reason.PlatformUnknown;
import static kr.mambo.beanstalk.model.Reason.RegionUnreachable;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;

/**
 * Classifies AWS errors: one table of code, HTTP status and message, of which the first matching
 * row applies. Beanstalk returns {@code InvalidParameterValue} for five different things, so the
 * message decides there.
 */
final class AwsErrorClassifier {
  /**
   * A row of the table.
   *
   * @param code regular expression over the whole error code
   * @param message regular expression that is found somewhere in the message
   * @param meaning creates the failure from call and response
   */
  record Row(Pattern code, Pattern message, Function<String, Failure> meaning) {
    static Row of(String code, String message, Function<String, Failure> meaning) {
      return new Row(Pattern.compile(code), Pattern.compile(message), meaning);
    }

    static Row rejected(String code, String message, Reason reason) {
      return of(code, message, detail -> new Failure.Rejected(reason, detail));
    }

    boolean matches(String actualCode, String actualMessage) {
      return code.matcher(actualCode).matches() && message.matcher(actualMessage).find();
    }
  }

  private static final String DOWNLOAD = "Unable to download from S3 location.*";

  static final List<Row> TABLE =
      List.of(
          // Services that Beanstalk calls may throttle it, and Beanstalk passes their messages on.
          Row.of(".*", "Rate exceeded|Throttling:", Failure.Throttled::new),
          Row.of(
              "Thrott(led|ling)(Exception)?|RequestThrottled(Exception)?|RequestLimitExceeded|BandwidthLimitExceeded|SlowDown|TooManyRequestsException|PriorRequestNotComplete",
              "",
              Failure.Throttled::new),
          Row.of(
              "ExpiredToken(Exception)?|InvalidToken|TokenRefreshRequired|RequestExpired|RequestTimeTooSkewed|SignatureDoesNotMatch|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidSignatureException|AuthFailure",
              "",
              Failure.InvalidCredentials::new),
          Row.of(
              ".*",
              "is in an invalid state for this operation|currently pending|An operation is already in progress",
              Failure.Busy::new),
          Row.of("OperationInProgress(Failure|Exception)", "", Failure.Busy::new),
          Row.rejected("InvalidParameterCombination.*", DOWNLOAD + "Not Found", BucketMissing),
          Row.rejected(
              "InvalidParameterCombination.*",
              DOWNLOAD + "(Moved|Bad Request)",
              BucketInOtherRegion),
          Row.rejected("InvalidParameterCombination.*", DOWNLOAD + "Forbidden", BucketForbidden),
          Row.rejected(
              "S3LocationNotInServiceRegion(Exception)?|PermanentRedirect|AuthorizationHeaderMalformed",
              "",
              BucketInOtherRegion),
          Row.rejected("NoSuchBucket", "", BucketMissing),
          Row.rejected("KMS\\..*", "", KeyUnusable),
          Row.rejected("RegionDisabledException", "", RegionUnreachable),
          Row.rejected("InvalidParameterValue.*", "DNS name .* is not available", CnameTaken),
          Row.rejected(
              "InvalidParameterValue.*",
              "No Solution Stack named|[Pp]latform.*(not found|does not exist|different region)",
              PlatformUnknown),
          Row.of("InvalidParameterValue.*", "already exists", Failure.AlreadyExists::new),
          Row.of(
              "InvalidParameterValue.*",
              "No (Environment|Application|Application Version) (found|named)",
              Failure.NotFound::new),
          Row.of(
              "ResourceNotFoundException|InvalidConfiguration\\.NotFound|NoSuchEntity|NoSuchKey|NotFound",
              "",
              Failure.NotFound::new),
          Row.of("TooMany.*|LimitExceeded(Exception)?", "", Failure.QuotaExceeded::new),
          Row.of(
              "AccessDenied(Exception)?|InsufficientPrivileges(Exception)?|UnauthorizedOperation|NotAuthorized|OptInRequired|AllAccessDisabled|Forbidden|403",
              "",
              Failure.Denied::new),
          Row.of("InvalidParameterCombination.*", "", Failure.UnsupportedCombination::new),
          Row.rejected("ConfigurationValidationException", "", ConfigurationRefused),
          Row.rejected(
              "InvalidParameter.*|Missing.*Parameter|ValidationError|InvalidRequestException|ManagedActionInvalidStateException|ResourceTypeNotSupportedException|PlatformVersionStillReferencedException|SourceBundleDeletionFailure|CodeBuildNotInServiceRegionException|S3SubscriptionRequiredException",
              "",
              ConfigurationRefused),
          Row.of(
              "InternalFailure|InternalError|InternalServerError|ServiceUnavailable|RequestTimeout|OperationAborted|ConditionalRequestConflict|ElasticBeanstalkServiceException",
              "",
              Failure.Unavailable::new));

  private static final int TOO_MANY_REQUESTS = 429;

  private AwsErrorClassifier() {}

  /**
   * @param code the error code on the wire; empty if the response could not be parsed
   * @param status the HTTP status
   * @param call the called operation, for example {@code elasticbeanstalk:CreateEnvironment}
   */
  static Failure classify(String call, String code, int status, String message) {
    var detail = call + ": " + (message.isBlank() ? code : message);
    return TABLE.stream()
        .filter(row -> row.matches(code, message))
        .findFirst()
        .map(row -> row.meaning().apply(detail))
        .orElseGet(() -> byStatus(detail, code, status));
  }

  /** An unknown code is classified by its status. */
  private static Failure byStatus(String detail, String code, int status) {
    if (status == TOO_MANY_REQUESTS) return new Failure.Throttled(detail);
    if (status == HttpURLConnection.HTTP_FORBIDDEN) return new Failure.Denied(detail);
    return status >= 400 && status < 500 && !code.isEmpty()
        ? new Failure.Rejected(ConfigurationRefused, detail)
        : new Failure.Unavailable(detail);
  }
}
