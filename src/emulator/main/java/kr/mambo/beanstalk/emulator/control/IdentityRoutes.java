package kr.mambo.beanstalk.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.iam.TrustPolicy;
import org.jspecify.annotations.Nullable;

/** Users, roles, instance profiles, credentials and the policy. */
final class IdentityRoutes {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private final AccountRegistry accounts;
  private final AccessControl accessControl;
  private final Policy initialPolicy;

  IdentityRoutes(AccountRegistry accounts, AccessControl accessControl, Policy initial) {
    this.accounts = accounts;
    this.accessControl = accessControl;
    this.initialPolicy = initial;
  }

  record Named(@Nullable String account, @Nullable String name) {
    private String requireAccount() {
      var given = BadRequestException.requireField(account, "account");
      if (ACCOUNT.matcher(given).matches()) return given;
      throw new BadRequestException("The field 'account' is twelve digits, not '" + given + "'.");
    }

    private String requireName() {
      var given = BadRequestException.requireField(name, "name");
      if (NAME.matcher(given).matches()) return given;
      throw new BadRequestException("The field 'name' is 1 to 64 letters, digits and +=,.@_-.");
    }
  }

  record RoleBody(@Nullable String account, @Nullable String name, @Nullable JsonNode trust) {}

  record ProfileBody(@Nullable String account, @Nullable String name, @Nullable String role) {}

  record Keys(@Nullable List<String> accessKeyIds) {
    private List<String> ids() {
      return accessKeyIds == null ? List.of() : accessKeyIds;
    }
  }

  void addTo(Router routes) {
    routes
        .add("POST", "users", request -> createUser(request.parseBody(Named.class)))
        .add("POST", "roles", request -> createRole(request.parseBody(RoleBody.class)))
        .add("DELETE", "roles", request -> deleteRole(request.parseBody(Named.class)))
        .add(
            "POST",
            "instance-profiles",
            request -> createInstanceProfile(request.parseBody(ProfileBody.class)))
        .add(
            "DELETE",
            "instance-profiles",
            request -> deleteInstanceProfile(request.parseBody(Named.class)))
        .add("POST", "credentials/expire", request -> expire(request.parseBody(Keys.class)))
        .add("POST", "credentials/revoke", request -> revoke(request.parseBody(Keys.class)))
        .add("PUT", "policy", request -> setPolicy(Policy.parse(request.body())))
        .add("DELETE", "policy", request -> setPolicy(initialPolicy));
  }

  private Map<String, String> createUser(Named body) {
    var key = accounts.createAccessKey(body.requireAccount(), body.requireName());
    return Map.of(
        "arn",
        key.principal().arn(),
        "accessKeyId",
        key.accessKeyId(),
        "secretAccessKey",
        key.secretAccessKey());
  }

  private Map<String, String> createRole(RoleBody body) {
    var named = new Named(body.account(), body.name());
    var trust =
        TrustPolicy.parse(BadRequestException.requireField(body.trust(), "trust").toString());
    var role = accounts.getOrCreate(named.requireAccount()).addRole(named.requireName(), trust);
    return Map.of("arn", role.arn());
  }

  private Map<String, String> deleteRole(Named body) {
    if (!accounts.getOrCreate(body.requireAccount()).removeRole(body.requireName())) {
      throw new BadRequestException(404, "There is no such role.");
    }
    return Map.of();
  }

  private Map<String, String> createInstanceProfile(ProfileBody body) {
    var named = new Named(body.account(), body.name());
    var account = accounts.getOrCreate(named.requireAccount());
    var role = BadRequestException.requireField(body.role(), "role");
    if (account.role(role).isEmpty())
      throw new BadRequestException("There is no role '" + role + "'.");
    return Map.of("arn", account.addInstanceProfile(named.requireName(), role).arn());
  }

  private Map<String, String> deleteInstanceProfile(Named body) {
    if (!accounts.getOrCreate(body.requireAccount()).removeInstanceProfile(body.requireName())) {
      throw new BadRequestException(404, "There is no such instance profile.");
    }
    return Map.of();
  }

  private Map<String, Integer> expire(Keys keys) {
    return Map.of("expired", accounts.expire(keys.ids()));
  }

  private Map<String, Long> revoke(Keys keys) {
    return Map.of("revoked", keys.ids().stream().filter(accounts::revoke).count());
  }

  private Map<String, String> setPolicy(Policy policy) {
    accessControl.setPolicy(policy);
    return Map.of();
  }
}
