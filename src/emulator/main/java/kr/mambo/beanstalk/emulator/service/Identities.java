package kr.mambo.beanstalk.emulator.service;

import java.util.Optional;

/** IAM as Beanstalk uses it. */
public interface Identities {
  /**
   * The role of an instance profile.
   *
   * @param profile its name or ARN
   * @return the principal that instances with this profile act as; empty when there is no such
   *     profile or it holds no role
   */
  Optional<Principal> instanceProfile(String account, String profile);

  /** Whether a role of this name or ARN exists. */
  boolean role(String account, String role);
}
