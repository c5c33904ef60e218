package kr.mambo.beanstalk.emulator.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.Credential;
import org.jspecify.annotations.Nullable;

/** All identities as one file, which only its owner may read: the emulator's keys are in it. */
final class IdentityFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;

  IdentityFile(Path file) {
    this.file = file;
  }

  record Kept(List<KeptKey> keys, List<KeptAccount> accounts) {}

  record KeptKey(
      String id,
      String secret,
      @Nullable String token,
      @Nullable String expires,
      String account,
      String arn) {
    static KeptKey of(Credential key) {
      return new KeptKey(
          key.accessKeyId(),
          key.secretAccessKey(),
          key.sessionToken().orElse(null),
          key.expires().map(Instant::toString).orElse(null),
          key.principal().account(),
          key.principal().arn());
    }

    Credential key() {
      return new Credential(
          id,
          secret,
          Optional.ofNullable(token),
          Optional.ofNullable(expires).map(Instant::parse),
          new Principal(account, arn));
    }
  }

  record KeptAccount(
      String id, String created, List<KeptRole> roles, List<KeptProfile> instanceProfiles) {
    static KeptAccount of(Account account) {
      return new KeptAccount(
          account.id(),
          account.created().toString(),
          account.roles().stream().map(KeptRole::of).toList(),
          account.instanceProfiles().stream().map(KeptProfile::of).toList());
    }
  }

  record KeptRole(
      String path,
      String name,
      String description,
      String trust,
      String created,
      long longestSession,
      Set<String> attached,
      Map<String, String> inline,
      Map<String, String> tags) {
    static KeptRole of(Role role) {
      return new KeptRole(
          role.path(),
          role.name(),
          role.description(),
          role.trust().document(),
          role.created().toString(),
          role.longestSession().toSeconds(),
          role.policies().attached(),
          role.policies().inline(),
          role.tags());
    }

    Role role(String account) {
      return new Role(
          account,
          path,
          name,
          description,
          TrustPolicy.parse(trust),
          Instant.parse(created),
          Duration.ofSeconds(longestSession),
          new Role.Policies(attached, inline),
          tags);
    }
  }

  record KeptProfile(
      String path, String name, @Nullable String role, String created, Map<String, String> tags) {
    static KeptProfile of(InstanceProfile profile) {
      return new KeptProfile(
          profile.path(),
          profile.name(),
          profile.role().orElse(null),
          profile.created().toString(),
          profile.tags());
    }

    InstanceProfile profile(String account) {
      return new InstanceProfile(
          account, path, name, Optional.ofNullable(role), Instant.parse(created), tags);
    }
  }

  /** Writes the whole file anew. */
  synchronized void keep(Accounts accounts) {
    var kept =
        new Kept(
            accounts.credentials().stream().map(KeptKey::of).toList(),
            accounts.ids().stream().map(accounts::account).map(KeptAccount::of).toList());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(fresh, JSON.writeValueAsBytes(kept));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written.", e);
    }
  }

  void restore(Accounts accounts) {
    if (!Files.exists(file)) return;
    try {
      var kept = JSON.readValue(file.toFile(), Kept.class);
      // Roles first, all in memory: the file is written again at the next change.
      for (var each : kept.accounts()) {
        var account = accounts.restored(each.id(), Instant.parse(each.created()));
        each.roles().forEach(role -> account.restore(role.role(each.id())));
        each.instanceProfiles().forEach(profile -> account.restore(profile.profile(each.id())));
      }
      kept.keys().forEach(key -> accounts.restored(key.key()));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }
}
