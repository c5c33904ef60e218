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
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, InstanceProfile> instanceProfiles = new ConcurrentHashMap<>();

  Account(String id, Instant created) {
    this.id = id;
    put(role(Accounts.INSTANCE_ROLE, "ec2.amazonaws.com", created));
    put(role(Accounts.SERVICE_ROLE, "elasticbeanstalk.amazonaws.com", created));
    put(
        new InstanceProfile(
            id,
            "/",
            Accounts.INSTANCE_ROLE,
            Optional.of(Accounts.INSTANCE_ROLE),
            created,
            Map.of()));
  }

  private Role role(String name, String service, Instant created) {
    return new Role(
        id,
        "/",
        name,
        "",
        TrustPolicy.ofService(service),
        created,
        Duration.ofHours(1),
        Role.Policies.NONE,
        Map.of());
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
  }

  public boolean removeRole(String name) {
    return roles.remove(name) != null;
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
  }

  public boolean removeInstanceProfile(String name) {
    return instanceProfiles.remove(name) != null;
  }
}
