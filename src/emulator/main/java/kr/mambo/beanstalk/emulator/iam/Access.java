package kr.mambo.beanstalk.emulator.iam;

import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.service.Refusal;

/** The switchable policy check of every call. */
public final class Access {
  private final AtomicReference<Policy> policy;

  public Access(Policy policy) {
    this.policy = new AtomicReference<>(policy);
  }

  /** From now on this policy counts. */
  public void enforce(Policy other) {
    policy.set(other);
  }

  public boolean allows(Principal caller, String action, String resource) {
    return policy.get().decide(caller, action, resource) == Policy.Decision.ALLOWED;
  }

  /**
   * Refuses in AWS's words: IAM User Guide, "Troubleshoot access denied error messages".
   *
   * @param action for example {@code elasticbeanstalk:CreateEnvironment}
   */
  public void check(Principal caller, String action, String resource) {
    switch (policy.get().decide(caller, action, resource)) {
      case ALLOWED -> {}
      case DENIED ->
          throw denied(
              caller, action, resource, " with an explicit deny in an identity-based policy");
      case NOT_ALLOWED ->
          throw denied(
              caller,
              action,
              resource,
              " because no identity-based policy allows the " + action + " action");
    }
  }

  public static Refusal denied(Principal caller, String action, String resource, String why) {
    return new Refusal(
        "AccessDenied",
        403,
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + why);
  }
}
