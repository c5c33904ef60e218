package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import kr.mambo.beanstalk.emulator.service.Principal;

/**
 * A role.
 *
 * @param trust who may assume it
 * @param longestSession from one to twelve hours
 * @param attachedPolicies ARNs; they are kept and listed, and grant nothing
 */
public record Role(
    String account,
    String path,
    String name,
    String description,
    TrustPolicy trust,
    Instant created,
    Duration longestSession,
    Set<String> attachedPolicies) {
  public Role {
    attachedPolicies = Set.copyOf(attachedPolicies);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  public String id() {
    return Identifiers.uniqueId("AROA", arn());
  }

  /** Who holds a session of this role. */
  public Principal session(String sessionName) {
    return new Principal(
        account, "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + sessionName);
  }

  Role withTrust(TrustPolicy other) {
    return new Role(
        account, path, name, description, other, created, longestSession, attachedPolicies);
  }

  Role withAttached(Set<String> policies) {
    return new Role(account, path, name, description, trust, created, longestSession, policies);
  }
}
