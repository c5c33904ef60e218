package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;
import software.amazon.awssdk.services.iam.IamClient;

/** {@link Identities} over the AWS SDK. */
final class SdkIdentities implements Identities {
  private final IamClient client;
  private final Asking asking;

  SdkIdentities(IamClient client, Budget budget) {
    this.client = client;
    this.asking = new Asking("iam", budget);
  }

  @Override
  public boolean instanceProfileExists(String name) {
    try {
      asking
          .about("instance profile " + name)
          .ask(
              "GetInstanceProfile",
              () -> client.getInstanceProfile(r -> r.instanceProfileName(name)));
      return true;
    } catch (AwsException e) {
      if (e.failure() instanceof Failure.NotFound) return false;
      throw e;
    }
  }
}
