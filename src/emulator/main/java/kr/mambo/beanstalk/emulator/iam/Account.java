package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The roles and instance profiles of one account. */
public final class Account {
  private final String id;
  private final Instant created;
  private final Runnable changed;
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, InstanceProfile> instanceProfiles = new ConcurrentHashMap<>();

  /**
   * @param changed is run after every change
   */
  Account(String id, Instant created, Runnable changed) {
    this.id = id;
    this.created = created;
    this.changed = changed;
  }

  /** Gives it what Beanstalk's console makes. */
  Account furnished() {
    addRole(Accounts.INSTANCE_ROLE, TrustPolicy.ofService("ec2.amazonaws.com"));
    addRole(Accounts.SERVICE_ROLE, TrustPolicy.ofService("elasticbeanstalk.amazonaws.com"));
    addInstanceProfile(Accounts.INSTANCE_ROLE, Accounts.INSTANCE_ROLE);
    return this;
  }

  /** A role that has nothing but its trust. */
  public Role addRole(String name, TrustPolicy trust) {
    var role =
        new Role(
            id, "/", name, "", trust, created, Duration.ofHours(1), Role.Policies.NONE, Map.of());
    put(role);
    return role;
  }

  public InstanceProfile addInstanceProfile(String name, String role) {
    var profile = new InstanceProfile(id, "/", name, Optional.of(role), created, Map.of());
    put(profile);
    return profile;
  }

  Instant created() {
    return created;
  }

  public String id() {
    return id;
  }

  public Optional<Role> role(String name) {
    return Optional.ofNullable(roles.get(name));
  }

  public List<Role> roles() {
    return roles.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  public void put(Role role) {
    roles.put(role.name(), role);
    changed.run();
  }

  public boolean removeRole(String name) {
    boolean there = roles.remove(name) != null;
    changed.run();
    return there;
  }

  public Optional<InstanceProfile> instanceProfile(String name) {
    return Optional.ofNullable(instanceProfiles.get(name));
  }

  public List<InstanceProfile> instanceProfiles() {
    return instanceProfiles.values().stream()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  public void put(InstanceProfile profile) {
    instanceProfiles.put(profile.name(), profile);
    changed.run();
  }

  public boolean removeInstanceProfile(String name) {
    boolean there = instanceProfiles.remove(name) != null;
    changed.run();
    return there;
  }

  void restore(Role role) {
    roles.put(role.name(), role);
  }

  void restore(InstanceProfile profile) {
    instanceProfiles.put(profile.name(), profile);
  }
}
