package kr.mambo.beanstalk.emulator.iam;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.emulator.signature.CredentialStore;

/**
 * The identities of all accounts. An account comes into being when it is first named, with the two
 * roles and the instance profile that Beanstalk's console makes. Developer Guide, "Service roles,
 * instance profiles, and user policies".
 */
public final class AccountRegistry implements CredentialStore, IdentityProvider {
  private final IamIdGenerator identifiers;
  private final InstantSource clock;
  private final Optional<IdentityFile> file;
  private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Credential> credentials = new ConcurrentHashMap<>();

  /**
   * @param state the file in which they outlive the process, if they shall
   * @throws UncheckedIOException when the file cannot be read
   */
  public AccountRegistry(RandomGenerator random, InstantSource clock, Optional<Path> state) {
    this.identifiers = new IamIdGenerator(random);
    this.clock = clock;
    this.file = state.map(IdentityFile::new);
    file.ifPresent(each -> each.restore(this::restoreAccount, this::restoreCredential));
  }

  public Account getOrCreate(String id) {
    var known = accounts.get(id);
    if (known != null) return known;
    var created = new Account(id, clock.instant(), this::save).createDefaults();
    var existing = accounts.putIfAbsent(id, created);
    save();
    return existing == null ? created : existing;
  }

  /** An account as it was kept. */
  private Account restoreAccount(String id, Instant created) {
    var account = new Account(id, created, this::save);
    accounts.put(id, account);
    return account;
  }

  private void restoreCredential(Credential credential) {
    credentials.put(credential.accessKeyId(), credential);
  }

  private void save() {
    file.ifPresent(each -> each.save(credentials.values(), accounts.values()));
  }

  /** The key of a user that has one, otherwise a new one. */
  public Credential findOrCreateAccessKey(String account, String name) {
    var arn = "arn:aws:iam::" + account + ":user/" + name;
    return credentials.values().stream()
        .filter(each -> each.principal().arn().equals(arn))
        .findFirst()
        .orElseGet(() -> createAccessKey(account, name));
  }

  /** A new access key of a user, who needs no further ceremony. */
  public Credential createAccessKey(String account, String name) {
    getOrCreate(account);
    return store(
        new Credential(
            identifiers.accessKeyId("AKIA"),
            identifiers.secretAccessKey(),
            Optional.empty(),
            Optional.empty(),
            new Principal(account, "arn:aws:iam::" + account + ":user/" + name)));
  }

  /** Temporary credentials of a role. */
  public Credential createSession(Role role, String name, Duration lifetime) {
    return store(
        new Credential(
            identifiers.accessKeyId("ASIA"),
            identifiers.secretAccessKey(),
            Optional.of(identifiers.sessionToken()),
            Optional.of(clock.instant().plus(lifetime)),
            role.sessionPrincipal(name)));
  }

  /**
   * Ends temporary credentials now.
   *
   * @param accessKeyIds which ones; empty means all
   * @return how many were ended
   */
  public int expire(Collection<String> accessKeyIds) {
    var temporary =
        credentials.values().stream()
            .filter(each -> each.expiresAt().isPresent())
            .filter(each -> accessKeyIds.isEmpty() || accessKeyIds.contains(each.accessKeyId()))
            .toList();
    for (var each : temporary) {
      store(
          new Credential(
              each.accessKeyId(),
              each.secretAccessKey(),
              each.sessionToken(),
              Optional.of(Instant.EPOCH),
              each.principal()));
    }
    return temporary.size();
  }

  /** Makes an access key unknown, as when its user deleted it. */
  public boolean revoke(String accessKeyId) {
    boolean there = credentials.remove(accessKeyId) != null;
    save();
    return there;
  }

  /** Forgets every account and key but this one. */
  public void retainOnly(Credential retained) {
    credentials.keySet().retainAll(Set.of(retained.accessKeyId()));
    accounts.clear();
    getOrCreate(retained.principal().account());
  }

  public List<Credential> credentials() {
    return List.copyOf(credentials.values());
  }

  public Set<String> accountIds() {
    return Set.copyOf(accounts.keySet());
  }

  @Override
  public Optional<Credential> find(String accessKeyId) {
    return Optional.ofNullable(credentials.get(accessKeyId));
  }

  @Override
  public Optional<Principal> findInstanceProfilePrincipal(String account, String profile) {
    return getOrCreate(account)
        .instanceProfile(lastPart(profile))
        .flatMap(InstanceProfile::role)
        .flatMap(role -> getOrCreate(account).role(role))
        .map(role -> new Principal(account, role.arn()));
  }

  @Override
  public boolean roleExists(String account, String role) {
    return getOrCreate(account).role(lastPart(role)).isPresent();
  }

  /** A role by its ARN. */
  public Optional<Role> findRoleByArn(String arn) {
    var parts = arn.split(":", 6);
    if (parts.length < 6 || !parts[5].startsWith("role/")) return Optional.empty();
    return Optional.ofNullable(accounts.get(parts[4]))
        .flatMap(account -> account.role(lastPart(arn)))
        .filter(role -> role.arn().equals(arn));
  }

  private Credential store(Credential credential) {
    credentials.put(credential.accessKeyId(), credential);
    save();
    return credential;
  }

  private static String lastPart(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }
}
