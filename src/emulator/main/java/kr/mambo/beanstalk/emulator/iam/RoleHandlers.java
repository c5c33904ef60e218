package kr.mambo.beanstalk.emulator.iam;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
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
final class RoleHandlers {
  private static final Duration MIN_SESSION = Duration.ofHours(1);
  private static final Duration MAX_SESSION = Duration.ofHours(12);
  private final CallerAccountLookup lookup;
  private final InstantSource clock;

  RoleHandlers(CallerAccountLookup lookup, InstantSource clock) {
    this.lookup = lookup;
    this.clock = clock;
  }

  void register(QueryDispatcher dispatcher) {
    dispatcher
        .add(GetRoleRequest::builder, GetRoleRequest.class, this::get)
        .add(ListRolesRequest::builder, ListRolesRequest.class, this::list)
        .add(CreateRoleRequest::builder, CreateRoleRequest.class, this::create)
        .add(DeleteRoleRequest::builder, DeleteRoleRequest.class, this::delete)
        .add(
            UpdateAssumeRolePolicyRequest::builder,
            UpdateAssumeRolePolicyRequest.class,
            this::updateTrustPolicy);
    dispatcher.add(UpdateRoleRequest::builder, UpdateRoleRequest.class, this::update);
  }

  private GetRoleResponse get(GetRoleRequest request, Call call) {
    return GetRoleResponse.builder()
        .role(toSdkModel(lookup.role(call, request.roleName())))
        .build();
  }

  private ListRolesResponse list(ListRolesRequest request, Call call) {
    var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
    return ListRolesResponse.builder()
        .roles(
            lookup.account(call).roles().stream()
                .filter(role -> role.path().startsWith(prefix))
                .map(RoleHandlers::toSdkModel)
                .toList())
        .isTruncated(false)
        .build();
  }

  private CreateRoleResponse create(CreateRoleRequest request, Call call) {
    var name = IamParameters.requireName("roleName", 64, request.roleName());
    if (lookup.account(call).role(name).isPresent()) {
      throw new ServiceException(
          "EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
    }
    var role =
        new Role(
            call.caller().account(),
            IamParameters.requirePath(request.path()),
            name,
            Optional.ofNullable(request.description()).orElse(""),
            IamParameters.parseTrustPolicy(request.assumeRolePolicyDocument()),
            IamParameters.truncateToSeconds(clock.instant()),
            parseSessionDuration(request.maxSessionDuration()),
            Role.Policies.NONE,
            IamTags.of(request.tags()));
    lookup.account(call).save(role);
    return CreateRoleResponse.builder().role(toSdkModel(role)).build();
  }

  private UpdateRoleResponse update(UpdateRoleRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var description = Optional.ofNullable(request.description()).orElse(role.description());
    var session =
        request.maxSessionDuration() == null
            ? role.maxSessionDuration()
            : parseSessionDuration(request.maxSessionDuration());
    lookup.account(call).save(role.withDescription(description, session));
    return UpdateRoleResponse.builder().build();
  }

  private DeleteRoleResponse delete(DeleteRoleRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    if (!role.policies().isEmpty()) {
      throw deleteConflict("Cannot delete entity, must detach all policies first.");
    }
    boolean inUse =
        lookup.account(call).instanceProfiles().stream()
            .anyMatch(profile -> profile.role().equals(Optional.of(role.name())));
    if (inUse) {
      throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    lookup.account(call).removeRole(role.name());
    return DeleteRoleResponse.builder().build();
  }

  private UpdateAssumeRolePolicyResponse updateTrustPolicy(
      UpdateAssumeRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    lookup.account(call).save(role.with(IamParameters.parseTrustPolicy(request.policyDocument())));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }

  private static Duration parseSessionDuration(@Nullable Integer seconds) {
    if (seconds == null) return MIN_SESSION;
    var duration = Duration.ofSeconds(seconds);
    if (duration.compareTo(MIN_SESSION) < 0 || duration.compareTo(MAX_SESSION) > 0) {
      throw new ServiceException(
          "ValidationError",
          "1 validation error detected: Value '"
              + seconds
              + "' at 'maxSessionDuration' failed to satisfy constraint: Member must have value"
              + " between 3600 and 43200");
    }
    return duration;
  }

  private static ServiceException deleteConflict(String message) {
    return new ServiceException("DeleteConflict", 409, message);
  }

  /** The policy document comes percent-encoded (RFC 3986), as IAM answers it. */
  static software.amazon.awssdk.services.iam.model.Role toSdkModel(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(IamParameters.truncateToSeconds(role.createdAt()))
        .assumeRolePolicyDocument(PercentEncoding.encode(role.trustPolicy().document()))
        .description(role.description().isEmpty() ? null : role.description())
        .maxSessionDuration((int) role.maxSessionDuration().toSeconds())
        .tags(role.tags().isEmpty() ? null : IamTags.toSdkModel(role.tags()))
        .build();
  }
}
