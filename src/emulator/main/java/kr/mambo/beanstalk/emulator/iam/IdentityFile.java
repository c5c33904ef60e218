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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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

  record Content(List<KeyEntry> keys, List<AccountEntry> accounts) {}

  record KeyEntry(
      String id,
      String secret,
      @Nullable String token,
      @Nullable String expires,
      String account,
      String arn) {
    static KeyEntry of(Credential key) {
      return new KeyEntry(
          key.accessKeyId(),
          key.secretAccessKey(),
          key.sessionToken().orElse(null),
          key.expiresAt().map(Instant::toString).orElse(null),
          key.principal().account(),
          key.principal().arn());
    }

    Credential toCredential() {
      return new Credential(
          id,
          secret,
          Optional.ofNullable(token),
          Optional.ofNullable(expires).map(Instant::parse),
          new Principal(account, arn));
    }
  }

  record AccountEntry(
      String id,
      String created,
      List<RoleEntry> roles,
      List<InstanceProfileEntry> instanceProfiles) {
    static AccountEntry of(Account account) {
      return new AccountEntry(
          account.id(),
          account.createdAt().toString(),
          account.roles().stream().map(RoleEntry::of).toList(),
          account.instanceProfiles().stream().map(InstanceProfileEntry::of).toList());
    }
  }

  record RoleEntry(
      String path,
      String name,
      String description,
      String trust,
      String created,
      long longestSession,
      Set<String> attached,
      Map<String, String> inline,
      Map<String, String> tags) {
    static RoleEntry of(Role role) {
      return new RoleEntry(
          role.path(),
          role.name(),
          role.description(),
          role.trustPolicy().document(),
          role.createdAt().toString(),
          role.maxSessionDuration().toSeconds(),
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

  record InstanceProfileEntry(
      String path, String name, @Nullable String role, String created, Map<String, String> tags) {
    static InstanceProfileEntry of(InstanceProfile profile) {
      return new InstanceProfileEntry(
          profile.path(),
          profile.name(),
          profile.role().orElse(null),
          profile.createdAt().toString(),
          profile.tags());
    }

    InstanceProfile toInstanceProfile(String account) {
      return new InstanceProfile(
          account, path, name, Optional.ofNullable(role), Instant.parse(created), tags);
    }
  }

  /** Replaces the whole file. */
  synchronized void save(Collection<Credential> credentials, Collection<Account> accounts) {
    var content =
        new Content(
            credentials.stream().map(KeyEntry::of).toList(),
            accounts.stream().map(AccountEntry::of).toList());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var temporaryFile = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(temporaryFile);
      Files.createFile(
          temporaryFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(temporaryFile, JSON.writeValueAsBytes(content));
      Files.move(
          temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written.", e);
    }
  }

  /** Reads everything back; the caller makes an account of its id and time of creation. */
  void restore(
      BiFunction<String, Instant, Account> addAccount, Consumer<Credential> addCredential) {
    if (!Files.exists(file)) return;
    try {
      var content = JSON.readValue(file.toFile(), Content.class);
      // Roles first, all in memory: the file is written again at the next change.
      for (var each : content.accounts()) {
        var account = addAccount.apply(each.id(), Instant.parse(each.created()));
        each.roles().forEach(role -> account.restore(role.role(each.id())));
        each.instanceProfiles()
            .forEach(profile -> account.restore(profile.toInstanceProfile(each.id())));
      }
      content.keys().forEach(key -> addCredential.accept(key.toCredential()));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }
}
