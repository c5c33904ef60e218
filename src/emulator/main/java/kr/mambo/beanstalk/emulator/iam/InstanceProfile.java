package kr.mambo.beanstalk.emulator.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An instance profile.
 *
 * @param role the name of the role that it holds; a profile holds one at most
 */
public record InstanceProfile(
    String account,
    String path,
    String name,
    Optional<String> role,
    Instant createdAt,
    Map<String, String> tags) {

  public InstanceProfile {
    tags = Map.copyOf(tags);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":instance-profile" + path + name;
  }

  public String id() {
    return IamIdGenerator.uniqueId("AIPA", arn());
  }

  InstanceProfile with(Optional<String> other) {
    return new InstanceProfile(account, path, name, other, createdAt, tags);
  }

  InstanceProfile with(Map<String, String> other) {
    return new InstanceProfile(account, path, name, role, createdAt, other);
  }
}
