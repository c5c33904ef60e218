package kr.mambo.beanstalk.aws;

/** Amazon ECR in one scope. */
public interface ContainerRegistry {
  /**
   * {@code user:password} for the registries that the identity may read, good for some minutes at
   * least. Throws {@link AwsException} when the identity may not ask.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html">GetAuthorizationToken</a>
   */
  String login();
}
