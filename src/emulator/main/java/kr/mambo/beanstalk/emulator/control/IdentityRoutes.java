package kr.mambo.beanstalk.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.iam.TrustPolicy;
import org.jspecify.annotations.Nullable;

/** Users, roles, instance profiles, credentials and the policy. */
final class IdentityRoutes {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private final Accounts accounts;
  private final Access access;
  private final Policy initial;

  IdentityRoutes(Accounts accounts, Access access, Policy initial) {
    this.accounts = accounts;
    this.access = access;
    this.initial = initial;
  }

  record Named(@Nullable String account, @Nullable String name) {
    private String checkedAccount() {
      var given = BadRequest.given(account, "account");
      if (ACCOUNT.matcher(given).matches()) return given;
      throw new BadRequest("The field 'account' is twelve digits, not '" + given + "'.");
    }

    private String checkedName() {
      var given = BadRequest.given(name, "name");
      if (NAME.matcher(given).matches()) return given;
      throw new BadRequest("The field 'name' is 1 to 64 letters, digits and +=,.@_-.");
    }
  }

  record RoleBody(@Nullable String account, @Nullable String name, @Nullable JsonNode trust) {}

  record ProfileBody(@Nullable String account, @Nullable String name, @Nullable String role) {}

  record Keys(@Nullable List<String> accessKeyIds) {
    private List<String> ids() {
      return accessKeyIds == null ? List.of() : accessKeyIds;
    }
  }

  void addTo(Routes routes) {
    routes
        .add("POST", "users", asked -> user(asked.as(Named.class)))
        .add("POST", "roles", asked -> role(asked.as(RoleBody.class)))
        .add("DELETE", "roles", asked -> deleteRole(asked.as(Named.class)))
        .add("POST", "instance-profiles", asked -> profile(asked.as(ProfileBody.class)))
        .add("DELETE", "instance-profiles", asked -> deleteProfile(asked.as(Named.class)))
        .add("POST", "credentials/expire", asked -> expire(asked.as(Keys.class)))
        .add("POST", "credentials/revoke", asked -> revoke(asked.as(Keys.class)))
        .add("PUT", "policy", asked -> enforce(Policy.parse(asked.body())))
        .add("DELETE", "policy", asked -> enforce(initial));
  }

  private Map<String, String> user(Named body) {
    var key = accounts.user(body.checkedAccount(), body.checkedName());
    return Map.of(
        "arn",
        key.principal().arn(),
        "accessKeyId",
        key.accessKeyId(),
        "secretAccessKey",
        key.secretAccessKey());
  }

  private Map<String, String> role(RoleBody body) {
    var named = new Named(body.account(), body.name());
    var trust = TrustPolicy.parse(BadRequest.given(body.trust(), "trust").toString());
    var role = accounts.account(named.checkedAccount()).addRole(named.checkedName(), trust);
    return Map.of("arn", role.arn());
  }

  private Map<String, String> deleteRole(Named body) {
    if (!accounts.account(body.checkedAccount()).removeRole(body.checkedName())) {
      throw new BadRequest(404, "There is no such role.");
    }
    return Map.of();
  }

  private Map<String, String> profile(ProfileBody body) {
    var named = new Named(body.account(), body.name());
    var account = accounts.account(named.checkedAccount());
    var role = BadRequest.given(body.role(), "role");
    if (account.role(role).isEmpty()) throw new BadRequest("There is no role '" + role + "'.");
    return Map.of("arn", account.addInstanceProfile(named.checkedName(), role).arn());
  }

  private Map<String, String> deleteProfile(Named body) {
    if (!accounts.account(body.checkedAccount()).removeInstanceProfile(body.checkedName())) {
      throw new BadRequest(404, "There is no such instance profile.");
    }
    return Map.of();
  }

  private Map<String, Integer> expire(Keys keys) {
    return Map.of("expired", accounts.expire(keys.ids()));
  }

  private Map<String, Long> revoke(Keys keys) {
    return Map.of("revoked", keys.ids().stream().filter(accounts::revoke).count());
  }

  private Map<String, String> enforce(Policy policy) {
    access.enforce(policy);
    return Map.of();
  }
}
