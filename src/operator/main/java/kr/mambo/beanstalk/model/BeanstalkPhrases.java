package kr.mambo.beanstalk.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Beanstalk says in prose only, so that its words have to be read: all of the phrases that
 * anything depends on. Should AWS change them, this is where.
 */
public final class BeanstalkPhrases {
  private static final String COMPLETION = "completed successfully";
  private static final String CNAMES = "CNAMEs";
  private static final Pattern DEPLOYMENT_PROGRESS =
      Pattern.compile("^(Batch \\d+: Completed|Starting traffic splitting|Immutable .* enabled)");
  private static final Pattern SECURITY_GROUP_ID = Pattern.compile("\\bsg-[0-9a-f]+\\b");
  private static final Pattern SECURITY_GROUP_IN_USE =
      Pattern.compile("(?i)security ?group|dependent object|DependencyViolation");
  private static final Pattern STACK_DELETION_FAILURE =
      Pattern.compile("(?i)stack deletion|failed to delete");

  private BeanstalkPhrases() {}

  /** Whether an operation ended well. */
  public static boolean isCompletion(EnvironmentEvent event) {
    return event.message().contains(COMPLETION);
  }

  /** Whether it is about two environments that exchange their CNAMEs. */
  public static boolean isAboutSwap(EnvironmentEvent event) {
    return event.message().contains(CNAMES);
  }

  /** Whether it tells how far a deployment has come. */
  public static boolean isDeploymentProgress(EnvironmentEvent event) {
    return DEPLOYMENT_PROGRESS.matcher(event.message()).find();
  }

  /** Whether a termination failed since something still uses the environment's security group. */
  public static boolean isSecurityGroupInUse(String errorMessage) {
    return SECURITY_GROUP_IN_USE.matcher(errorMessage).find();
  }

  /** The id of the security group that an error is about, if it names one. */
  public static Optional<String> findSecurityGroup(String errorMessage) {
    var matcher = SECURITY_GROUP_ID.matcher(errorMessage);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Whether CloudFormation could not delete the environment's stack. */
  public static boolean isStackDeletionFailure(String errorMessage) {
    return STACK_DELETION_FAILURE.matcher(errorMessage).find();
  }
}
