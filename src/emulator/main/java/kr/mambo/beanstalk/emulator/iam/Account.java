package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The roles and instance profiles of one account. */
public final class Account {
  public static final String INSTANCE_ROLE = "aws-elasticbeanstalk-ec2-role";
  public static final String SERVICE_ROLE = "aws-elasticbeanstalk-service-role";

  private final String id;
  private final Instant createdAt;
  private final Runnable afterChange;
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, InstanceProfile> instanceProfiles = new ConcurrentHashMap<>();

  /**
   * @param changed is run after every change
   */
  Account(String id, Instant created, Runnable changed) {
    this.id = id;
    this.createdAt = created;
    this.afterChange = changed;
  }

  /** Gives it what Beanstalk's console makes. */
  Account createDefaults() {
    addRole(INSTANCE_ROLE, TrustPolicy.forService("ec2.amazonaws.com"));
    addRole(SERVICE_ROLE, TrustPolicy.forService("elasticbeanstalk.amazonaws.com"));
    addInstanceProfile(INSTANCE_ROLE, INSTANCE_ROLE);
    return this;
  }

  /** A role that has nothing but its trust. */
  public Role addRole(String name, TrustPolicy trust) {
    var role =
        new Role(
            id, "/", name, "", trust, createdAt, Duration.ofHours(1), Role.Policies.NONE, Map.of());
    save(role);
    return role;
  }

  public InstanceProfile addInstanceProfile(String name, String role) {
    var profile = new InstanceProfile(id, "/", name, Optional.of(role), createdAt, Map.of());
    save(profile);
    return profile;
  }

  Instant createdAt() {
    return createdAt;
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

  public void save(Role role) {
    roles.put(role.name(), role);
    afterChange.run();
  }

  public boolean removeRole(String name) {
    boolean there = roles.remove(name) != null;
    afterChange.run();
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

  public void save(InstanceProfile profile) {
    instanceProfiles.put(profile.name(), profile);
    afterChange.run();
  }

  public boolean removeInstanceProfile(String name) {
    boolean there = instanceProfiles.remove(name) != null;
    afterChange.run();
    return there;
  }

  void restore(Role role) {
    roles.put(role.name(), role);
  }

  void restore(InstanceProfile profile) {
    instanceProfiles.put(profile.name(), profile);
  }
}
