package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.service.Principal;

/**
 * A role.
 *
 * @param trustPolicy who may assume it
 * @param maxSessionDuration from one to twelve hours
 * @param policies what was attached to it; it is kept and listed, and grants nothing
 */
public record Role(
    String account,
    String path,
    String name,
    String description,
    TrustPolicy trustPolicy,
    Instant createdAt,
    Duration maxSessionDuration,
    Policies policies,
    Map<String, String> tags) {

  /**
   * The policies of a role.
   *
   * @param attached ARNs
   * @param inline documents by name
   */
  public record Policies(Set<String> attached, Map<String, String> inline) {
    static final Policies NONE = new Policies(Set.of(), Map.of());

    public Policies {
      attached = Set.copyOf(attached);
      inline = Map.copyOf(inline);
    }

    boolean isEmpty() {
      return attached.isEmpty() && inline.isEmpty();
    }
  }

  public Role {
    tags = Map.copyOf(tags);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  public String id() {
    return IamIdGenerator.uniqueId("AROA", arn());
  }

  /** Who holds a session of this role. */
  public Principal sessionPrincipal(String sessionName) {
    return new Principal(
        account, "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + sessionName);
  }

  Role withDescription(String text, Duration session) {
    return new Role(account, path, name, text, trustPolicy, createdAt, session, policies, tags);
  }

  Role with(TrustPolicy other) {
    return new Role(
        account, path, name, description, other, createdAt, maxSessionDuration, policies, tags);
  }

  Role with(Policies other) {
    return new Role(
        account, path, name, description, trustPolicy, createdAt, maxSessionDuration, other, tags);
  }

  Role with(Map<String, String> other) {
    return new Role(
        account,
        path,
        name,
        description,
        trustPolicy,
        createdAt,
        maxSessionDuration,
        policies,
        other);
  }
}
