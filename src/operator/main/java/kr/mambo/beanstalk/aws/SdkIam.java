package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;
import software.amazon.awssdk.services.iam.IamClient;

/** {@link Iam} over the AWS SDK. */
final class SdkIam implements Iam {
  private final IamClient client;
  private final AwsCall awsCall;

  SdkIam(IamClient client, RateLimiter rateLimiter) {
    this.client = client;
    this.awsCall = new AwsCall("iam", rateLimiter);
  }

  @Override
  public boolean instanceProfileExists(String name) {
    try {
      awsCall
          .forResource("instance profile " + name)
          .execute(
              "GetInstanceProfile",
              () -> client.getInstanceProfile(r -> r.instanceProfileName(name)));
      return true;
    } catch (AwsException e) {
      if (e.failure() instanceof Failure.NotFound) return false;
      throw e;
    }
  }
}
