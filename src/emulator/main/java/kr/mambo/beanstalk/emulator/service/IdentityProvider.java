package kr.mambo.beanstalk.emulator.service;

import java.util.Optional;

/** IAM as Beanstalk uses it. */
public interface IdentityProvider {
  /**
   * The role of an instance profile.
   *
   * @param profile its name or ARN
   * @return the principal that instances with this profile act as; empty when there is no such
   *     profile or it holds no role
   */
  Optional<Principal> findInstanceProfilePrincipal(String account, String profile);

  /** Whether a role of this name or ARN exists. */
  boolean roleExists(String account, String role);
}
