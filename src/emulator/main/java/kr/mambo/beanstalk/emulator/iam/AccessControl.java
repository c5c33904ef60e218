package kr.mambo.beanstalk.emulator.iam;

import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.service.ServiceException;

/** The switchable policy check of every call. */
public final class AccessControl {
  private final AtomicReference<Policy> policy;

  public AccessControl(Policy policy) {
    this.policy = new AtomicReference<>(policy);
  }

  /** From now on this policy counts. */
  public void setPolicy(Policy other) {
    policy.set(other);
  }

  public boolean isAllowed(Principal caller, String action, String resource) {
    return policy.get().evaluate(caller, action, resource) == Policy.Decision.ALLOWED;
  }

  /**
   * Refuses in AWS's words: IAM User Guide, "Troubleshoot access denied error messages".
   *
   * @param action for example {@code elasticbeanstalk:CreateEnvironment}
   */
  public void requireAllowed(Principal caller, String action, String resource) {
    switch (policy.get().evaluate(caller, action, resource)) {
      case ALLOWED -> {}
      case EXPLICIT_DENY ->
          throw accessDenied(
              caller, action, resource, " with an explicit deny in an identity-based policy");
      case IMPLICIT_DENY ->
          throw accessDenied(
              caller,
              action,
              resource,
              " because no identity-based policy allows the " + action + " action");
    }
  }

  public static ServiceException accessDenied(
      Principal caller, String action, String resource, String detail) {
    return new ServiceException(
        "AccessDenied",
        403,
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + detail);
  }
}
