package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.model.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each meaning of an error of AWS, and one for each way to tell them apart. */
class ClassificationTest {
  private static String meaning(Failure failure) {
    var kind = failure.getClass().getSimpleName();
    return failure instanceof Failure.Rejected rejected ? kind + " " + rejected.reason() : kind;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Throttling | Rate exceeded | Throttled",
        "ThrottlingException | Rate exceeded | Throttled",
        "RequestLimitExceeded | x | Throttled",
        "SlowDown | Please reduce your request rate. | Throttled",
        "TooManyRequestsException | x | Throttled",
        "ExpiredToken | x | BadCredentials",
        "ExpiredTokenException | x | BadCredentials",
        "SignatureDoesNotMatch | x | BadCredentials",
        "UnrecognizedClientException | x | BadCredentials",
        "InvalidClientTokenId | x | BadCredentials",
        "InvalidAccessKeyId | x | BadCredentials",
        "MissingAuthenticationToken | x | BadCredentials",
        "IncompleteSignature | x | BadCredentials",
        "InvalidSignatureException | x | BadCredentials",
        "AuthFailure | x | BadCredentials",
        "InvalidParameterValue | Environment named a is in an invalid state for this operation. Must be Ready. | Busy",
        "InvalidParameterValue | An operation is already in progress | Busy",
        "InvalidParameterValue | Cannot delete: currently pending deployment | Busy",
        "OperationInProgressFailure | x | Busy",
        "OperationInProgressException | x | Busy",
        "InvalidParameterCombination | Unable to download from S3 location (Bucket: b Key: k). Reason: Not Found | Rejected BucketMissing",
        "InvalidParameterCombination | Unable to download from S3 location (Bucket: b Key: k). Reason: Moved Permanently | Rejected BucketInOtherRegion",
        "InvalidParameterCombination | Unable to download from S3 location (Bucket: b Key: k). Reason: Bad Request | Rejected BucketInOtherRegion",
        "InvalidParameterCombination | Unable to download from S3 location (Bucket: b Key: k). Reason: Forbidden | Rejected BucketForbidden",
        "S3LocationNotInServiceRegionException | x | Rejected BucketInOtherRegion",
        "PermanentRedirect | x | Rejected BucketInOtherRegion",
        "AuthorizationHeaderMalformed | x | Rejected BucketInOtherRegion",
        "NoSuchBucket | The specified bucket does not exist | Rejected BucketMissing",
        "InvalidParameterValue | DNS name (taken) is not available. | Rejected CnameTaken",
        "InvalidParameterValue | No Solution Stack named 'x' found. | Rejected PlatformUnknown",
        "InvalidParameterValue | Platform arn does not exist | Rejected PlatformUnknown",
        "InvalidParameterValue | Environment a already exists. | Exists",
        "InvalidParameterValue | Application Version v already exists. | Exists",
        "InvalidParameterValue | No Environment found for EnvironmentName = 'a'. | NotFound",
        "InvalidParameterValue | No Application named 'a' found. | NotFound",
        "InvalidParameterValue | No Application Version named 'v' found. | NotFound",
        "ResourceNotFoundException | x | NotFound",
        "NoSuchEntity | x | NotFound",
        "NoSuchKey | x | NotFound",
        "TooManyApplicationVersionsException | x | Quota",
        "TooManyEnvironmentsException | x | Quota",
        "LimitExceededException | x | Quota",
        "AccessDenied | x | Denied",
        "AccessDeniedException | x | Denied",
        "InsufficientPrivilegesException | x | Denied",
        "UnauthorizedOperation | x | Denied",
        "ConfigurationValidationException | Invalid option value | Rejected ConfigurationRefused",
        "InvalidParameterValue | something else | Rejected ConfigurationRefused",
        "InvalidParameterCombination | something else | Combination",
        "MissingRequiredParameter | x | Rejected ConfigurationRefused",
        "ValidationError | x | Rejected ConfigurationRefused",
        "ManagedActionInvalidStateException | x | Rejected ConfigurationRefused",
        "SourceBundleDeletionFailure | x | Rejected ConfigurationRefused",
        "InternalFailure | x | Unavailable",
        "InternalError | x | Unavailable",
        "ServiceUnavailable | x | Unavailable",
        "ElasticBeanstalkServiceException | x | Unavailable",
        "SomethingNew | x | Rejected ConfigurationRefused",
      })
  void anErrorMeans(String code, String message, String meaning) {
    assertThat(meaning(Classification.of("call", code, 400, message))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "403, '', Denied",
    "403, Odd, Denied",
    "400, '', Unavailable",
    "404, Odd, Rejected ConfigurationRefused",
    "500, Odd, Unavailable",
    "503, '', Unavailable"
  })
  void anErrorThatNoRowKnowsIsJudgedByItsStatus(int status, String code, String meaning) {
    assertThat(meaning(Classification.of("call", code, status, "odd"))).isEqualTo(meaning);
  }

  @Test
  void theMessageNamesTheCallAndWhatAwsSaid() {
    assertThat(
            Classification.of("elasticbeanstalk:CreateEnvironment", "AccessDenied", 403, "not you")
                .message())
        .isEqualTo("elasticbeanstalk:CreateEnvironment: not you");
    assertThat(Classification.of("s3:PutObject", "AccessDenied", 403, " ").message())
        .isEqualTo("s3:PutObject: AccessDenied");
  }
}
