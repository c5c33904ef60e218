package kr.mambo.beanstalk.aws;

/** IAM in one scope. */
public interface Iam {
  /**
   * Whether an instance profile exists. Throws {@link AwsException} when the identity may not ask.
   */
  boolean instanceProfileExists(String name);
}
