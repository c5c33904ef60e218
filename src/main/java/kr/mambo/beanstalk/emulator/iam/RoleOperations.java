package kr.mambo.beanstalk.emulator.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.query.OperationTable;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;

/** IAM API reference: the operations on roles. */
final class RoleOperations {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private final Accounts accounts;
  private final InstantSource clock;

  RoleOperations(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  void addTo(OperationTable table) {
    table
        .add(GetRoleRequest::builder, GetRoleRequest.class, this::get)
        .add(ListRolesRequest::builder, ListRolesRequest.class, this::list)
        .add(CreateRoleRequest::builder, CreateRoleRequest.class, this::create)
        .add(DeleteRoleRequest::builder, DeleteRoleRequest.class, this::delete)
        .add(
            UpdateAssumeRolePolicyRequest::builder,
            UpdateAssumeRolePolicyRequest.class,
            this::trust)
        .add(AttachRolePolicyRequest::builder, AttachRolePolicyRequest.class, this::attach)
        .add(DetachRolePolicyRequest::builder, DetachRolePolicyRequest.class, this::detach)
        .add(
            ListAttachedRolePoliciesRequest::builder,
            ListAttachedRolePoliciesRequest.class,
            this::attached)
        .add(ListRolePoliciesRequest::builder, ListRolePoliciesRequest.class, this::inline);
  }

  private GetRoleResponse get(GetRoleRequest request, Call call) {
    return GetRoleResponse.builder().role(model(role(call, request.roleName()))).build();
  }

  private ListRolesResponse list(ListRolesRequest request, Call call) {
    var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
    return ListRolesResponse.builder()
        .roles(
            account(call).roles().stream()
                .filter(role -> role.path().startsWith(prefix))
                .map(RoleOperations::model)
                .toList())
        .isTruncated(false)
        .build();
  }

  private CreateRoleResponse create(CreateRoleRequest request, Call call) {
    var name = Rules.name("roleName", 64, request.roleName());
    if (account(call).role(name).isPresent()) {
      throw new Refusal("EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
    }
    var role =
        new Role(
            call.caller().account(),
            Rules.path(request.path()),
            name,
            Optional.ofNullable(request.description()).orElse(""),
            Rules.trust(request.assumeRolePolicyDocument()),
            Rules.seconds(clock.instant()),
            longestSession(request.maxSessionDuration()),
            Set.of());
    account(call).put(role);
    return CreateRoleResponse.builder().role(model(role)).build();
  }

  private DeleteRoleResponse delete(DeleteRoleRequest request, Call call) {
    var role = role(call, request.roleName());
    if (!role.attachedPolicies().isEmpty()) {
      throw conflict("Cannot delete entity, must detach all policies first.");
    }
    boolean held =
        account(call).instanceProfiles().stream()
            .anyMatch(profile -> profile.role().equals(Optional.of(role.name())));
    if (held) {
      throw conflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    account(call).removeRole(role.name());
    return DeleteRoleResponse.builder().build();
  }

  private UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest request, Call call) {
    var role = role(call, request.roleName());
    account(call).put(role.withTrust(Rules.trust(request.policyDocument())));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }

  private AttachRolePolicyResponse attach(AttachRolePolicyRequest request, Call call) {
    var role = role(call, request.roleName());
    var policies = new HashSet<>(role.attachedPolicies());
    policies.add(String.valueOf(request.policyArn()));
    account(call).put(role.withAttached(policies));
    return AttachRolePolicyResponse.builder().build();
  }

  private DetachRolePolicyResponse detach(DetachRolePolicyRequest request, Call call) {
    var role = role(call, request.roleName());
    var policies = new HashSet<>(role.attachedPolicies());
    if (!policies.remove(String.valueOf(request.policyArn()))) {
      throw new Refusal("NoSuchEntity", 404, "Policy " + request.policyArn() + " was not found.");
    }
    account(call).put(role.withAttached(policies));
    return DetachRolePolicyResponse.builder().build();
  }

  private ListAttachedRolePoliciesResponse attached(
      ListAttachedRolePoliciesRequest request, Call call) {
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            role(call, request.roleName()).attachedPolicies().stream()
                .sorted()
                .map(arn -> AttachedPolicy.builder().policyArn(arn).policyName(last(arn)).build())
                .toList())
        .isTruncated(false)
        .build();
  }

  private ListRolePoliciesResponse inline(ListRolePoliciesRequest request, Call call) {
    role(call, request.roleName());
    return ListRolePoliciesResponse.builder().policyNames().isTruncated(false).build();
  }

  private Account account(Call call) {
    return accounts.account(call.caller().account());
  }

  private Role role(Call call, @Nullable String name) {
    var checked = Rules.name("roleName", 64, name);
    return account(call)
        .role(checked)
        .orElseThrow(() -> Rules.noSuch("The role with name", checked));
  }

  private static Duration longestSession(@Nullable Integer seconds) {
    if (seconds == null) return SHORTEST;
    var duration = Duration.ofSeconds(seconds);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new Refusal(
          "ValidationError",
          "1 validation error detected: Value '"
              + seconds
              + "' at 'maxSessionDuration' failed to satisfy constraint: Member must have value"
              + " between 3600 and 43200");
    }
    return duration;
  }

  private static Refusal conflict(String message) {
    return new Refusal("DeleteConflict", 409, message);
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** The policy document comes percent-encoded (RFC 3986), as IAM answers it. */
  static software.amazon.awssdk.services.iam.model.Role model(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(Rules.seconds(role.created()))
        .assumeRolePolicyDocument(
            URLEncoder.encode(role.trust().document(), StandardCharsets.UTF_8).replace("+", "%20"))
        .description(role.description().isEmpty() ? null : role.description())
        .maxSessionDuration((int) role.longestSession().toSeconds())
        .build();
  }
}
