package kr.mambo.beanstalk.aws;

import java.util.function.Supplier;
import kr.mambo.beanstalk.model.Failure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls one service and maps the SDK's exceptions to failures.
 *
 * @param resource the resource that the calls concern; empty if each call concerns another one
 */
record AwsCall(String service, RateLimiter rateLimiter, String resource) {
  AwsCall(String service, RateLimiter rateLimiter) {
    this(service, rateLimiter, "");
  }

  /** The same for one resource: an error names it if AWS does not. */
  AwsCall forResource(String target) {
    return new AwsCall(service, rateLimiter, target);
  }

  <T> T execute(String operation, Supplier<T> call) {
    rateLimiter.acquire();
    var action = service + ":" + operation;
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new AwsException(toFailure(action, e));
    } catch (SdkClientException e) {
      throw new AwsException(toFailure(action, e));
    } catch (SdkException e) {
      throw new AwsException(new Failure.Unavailable(action + ": " + e.getClass().getSimpleName()));
    }
  }

  private Failure toFailure(String action, AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    var message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
    boolean identified = resource.isEmpty() || message.contains(" on resource: arn:");
    var call = identified ? action : action + " on " + resource;
    return AwsErrorClassifier.classify(call, code, e.statusCode(), message);
  }

  private static Failure toFailure(String action, SdkClientException e) {
    var text = String.valueOf(e.getMessage());
    if (text.contains("Unable to load credentials")) {
      return new Failure.InvalidCredentials(
          action
              + ": the operator has no AWS credentials. Configure an IAM role for its ServiceAccount, or credentials in its environment");
    }
    Throwable root = e;
    while (root.getCause() != null) root = root.getCause();
    return new Failure.Unavailable(
        action + ": " + root.getClass().getSimpleName() + " " + root.getMessage());
  }
}
