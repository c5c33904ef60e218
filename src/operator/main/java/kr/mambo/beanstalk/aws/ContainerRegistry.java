package kr.mambo.beanstalk.aws;

/** Amazon ECR in one scope. */
public interface ContainerRegistry {
  /**
   * {@code user:password} for the registries that the identity can read, valid for at least a few
   * minutes. Throws {@link AwsException} if the identity is not allowed to get it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html">GetAuthorizationToken</a>
   */
  String login();
}
