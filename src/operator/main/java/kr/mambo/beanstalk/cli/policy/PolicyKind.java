package kr.mambo.beanstalk.cli.policy;

/** Whom a policy is for. */
public enum PolicyKind {
  /** The operator's own calls. */
  OPERATOR("operator"),
  /**
   * What Beanstalk does with the rights of its caller, when it makes an environment's resources.
   */
  BEHIND_BEANSTALK("behind-beanstalk"),
  /** The role of the instance profile. */
  INSTANCE_PROFILE("instance-profile");

  private final String argumentValue;

  PolicyKind(String argumentValue) {
    this.argumentValue = argumentValue;
  }

  /** As it is written on the command line, and in the name of its template. */
  public String argumentValue() {
    return argumentValue;
  }
}
