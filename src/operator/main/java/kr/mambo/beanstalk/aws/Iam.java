package kr.mambo.beanstalk.aws;

/** IAM in one scope. */
public interface Iam {
  /**
   * Whether an instance profile exists. Throws {@link AwsException} if the identity is not allowed
   * to read it.
   */
  boolean instanceProfileExists(String name);
}
