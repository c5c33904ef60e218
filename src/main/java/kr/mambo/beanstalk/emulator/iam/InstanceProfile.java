package kr.mambo.beanstalk.emulator.iam;

import java.time.Instant;
import java.util.Optional;

/**
 * An instance profile.
 *
 * @param role the name of the role that it holds; a profile holds one at most
 */
public record InstanceProfile(
    String account, String path, String name, Optional<String> role, Instant created) {

  public String arn() {
    return "arn:aws:iam::" + account + ":instance-profile" + path + name;
  }

  public String id() {
    return Identifiers.uniqueId("AIPA", arn());
  }

  InstanceProfile withRole(Optional<String> other) {
    return new InstanceProfile(account, path, name, other, created);
  }
}
