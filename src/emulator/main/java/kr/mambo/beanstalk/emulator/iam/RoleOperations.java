package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.http.Percent;
import kr.mambo.beanstalk.emulator.query.OperationTable;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** IAM API reference: the operations on roles. */
final class RoleOperations {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private final Directory directory;
  private final InstantSource clock;

  RoleOperations(Directory directory, InstantSource clock) {
    this.directory = directory;
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
            this::trust);
    table.add(UpdateRoleRequest::builder, UpdateRoleRequest.class, this::update);
  }

  private GetRoleResponse get(GetRoleRequest request, Call call) {
    return GetRoleResponse.builder().role(model(directory.role(call, request.roleName()))).build();
  }

  private ListRolesResponse list(ListRolesRequest request, Call call) {
    var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
    return ListRolesResponse.builder()
        .roles(
            directory.account(call).roles().stream()
                .filter(role -> role.path().startsWith(prefix))
                .map(RoleOperations::model)
                .toList())
        .isTruncated(false)
        .build();
  }

  private CreateRoleResponse create(CreateRoleRequest request, Call call) {
    var name = Rules.name("roleName", 64, request.roleName());
    if (directory.account(call).role(name).isPresent()) {
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
            Role.Policies.NONE,
            Tags.of(request.tags()));
    directory.account(call).put(role);
    return CreateRoleResponse.builder().role(model(role)).build();
  }

  private UpdateRoleResponse update(UpdateRoleRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var description = Optional.ofNullable(request.description()).orElse(role.description());
    var session =
        request.maxSessionDuration() == null
            ? role.longestSession()
            : longestSession(request.maxSessionDuration());
    directory.account(call).put(role.described(description, session));
    return UpdateRoleResponse.builder().build();
  }

  private DeleteRoleResponse delete(DeleteRoleRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    if (!role.policies().isEmpty()) {
      throw conflict("Cannot delete entity, must detach all policies first.");
    }
    boolean held =
        directory.account(call).instanceProfiles().stream()
            .anyMatch(profile -> profile.role().equals(Optional.of(role.name())));
    if (held) {
      throw conflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    directory.account(call).removeRole(role.name());
    return DeleteRoleResponse.builder().build();
  }

  private UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    directory.account(call).put(role.with(Rules.trust(request.policyDocument())));
    return UpdateAssumeRolePolicyResponse.builder().build();
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

  /** The policy document comes percent-encoded (RFC 3986), as IAM answers it. */
  static software.amazon.awssdk.services.iam.model.Role model(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(Rules.seconds(role.created()))
        .assumeRolePolicyDocument(Percent.encode(role.trust().document()))
        .description(role.description().isEmpty() ? null : role.description())
        .maxSessionDuration((int) role.longestSession().toSeconds())
        .tags(role.tags().isEmpty() ? null : Tags.model(role.tags()))
        .build();
  }
}
