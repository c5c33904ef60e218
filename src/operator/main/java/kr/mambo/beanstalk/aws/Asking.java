package kr.mambo.beanstalk.aws;

import java.util.function.Supplier;
import kr.mambo.beanstalk.model.Failure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls of one service and turns the SDK's exceptions into failures.
 *
 * @param resource what the calls are about; empty where every call is about something else
 */
record Asking(String service, Budget budget, String resource) {
  Asking(String service, Budget budget) {
    this(service, budget, "");
  }

  /** The same, about one resource: an error names it where AWS does not. */
  Asking about(String one) {
    return new Asking(service, budget, one);
  }

  <T> T ask(String operation, Supplier<T> call) {
    budget.take();
    var what = service + ":" + operation;
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new AwsException(failure(what, e));
    } catch (SdkClientException e) {
      throw new AwsException(failure(what, e));
    } catch (SdkException e) {
      throw new AwsException(new Failure.Unavailable(what + ": " + e.getClass().getSimpleName()));
    }
  }

  private Failure failure(String what, AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    var message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
    boolean named = resource.isEmpty() || message.contains(" on resource: arn:");
    var call = named ? what : what + " on " + resource;
    return Classification.of(call, code, e.statusCode(), message);
  }

  private static Failure failure(String what, SdkClientException e) {
    var text = String.valueOf(e.getMessage());
    if (text.contains("Unable to load credentials")) {
      return new Failure.BadCredentials(what + ": the operator has no AWS credentials");
    }
    Throwable root = e;
    while (root.getCause() != null) root = root.getCause();
    return new Failure.Unavailable(
        what + ": " + root.getClass().getSimpleName() + " " + root.getMessage());
  }
}
