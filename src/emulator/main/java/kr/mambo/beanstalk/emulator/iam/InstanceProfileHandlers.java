package kr.mambo.beanstalk.emulator.iam;

import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** IAM API reference: the operations on instance profiles. */
final class InstanceProfileHandlers {
  private final CallerAccountLookup lookup;
  private final InstantSource clock;

  InstanceProfileHandlers(CallerAccountLookup lookup, InstantSource clock) {
    this.lookup = lookup;
    this.clock = clock;
  }

  void register(QueryDispatcher dispatcher) {
    dispatcher
        .add(GetInstanceProfileRequest::builder, GetInstanceProfileRequest.class, this::get)
        .add(ListInstanceProfilesRequest::builder, ListInstanceProfilesRequest.class, this::list)
        .add(
            ListInstanceProfilesForRoleRequest::builder,
            ListInstanceProfilesForRoleRequest.class,
            this::listForRole)
        .add(
            CreateInstanceProfileRequest::builder, CreateInstanceProfileRequest.class, this::create)
        .add(
            DeleteInstanceProfileRequest::builder, DeleteInstanceProfileRequest.class, this::delete)
        .add(
            AddRoleToInstanceProfileRequest::builder,
            AddRoleToInstanceProfileRequest.class,
            this::addRole)
        .add(
            RemoveRoleFromInstanceProfileRequest::builder,
            RemoveRoleFromInstanceProfileRequest.class,
            this::removeRole);
  }

  private GetInstanceProfileResponse get(GetInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    return GetInstanceProfileResponse.builder().instanceProfile(toSdkModel(call, profile)).build();
  }

  private ListInstanceProfilesResponse list(ListInstanceProfilesRequest request, Call call) {
    var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
    return ListInstanceProfilesResponse.builder()
        .instanceProfiles(
            lookup.account(call).instanceProfiles().stream()
                .filter(profile -> profile.path().startsWith(prefix))
                .map(profile -> toSdkModel(call, profile))
                .toList())
        .isTruncated(false)
        .build();
  }

  private ListInstanceProfilesForRoleResponse listForRole(
      ListInstanceProfilesForRoleRequest request, Call call) {
    var role = lookup.role(call, request.roleName()).name();
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(
            lookup.account(call).instanceProfiles().stream()
                .filter(profile -> profile.role().equals(Optional.of(role)))
                .map(profile -> toSdkModel(call, profile))
                .toList())
        .isTruncated(false)
        .build();
  }

  private CreateInstanceProfileResponse create(CreateInstanceProfileRequest request, Call call) {
    var name = IamParameters.requireName("instanceProfileName", 128, request.instanceProfileName());
    if (lookup.account(call).instanceProfile(name).isPresent()) {
      throw new ServiceException(
          "EntityAlreadyExists", 409, "Instance Profile " + name + " already exists.");
    }
    var profile =
        new InstanceProfile(
            call.caller().account(),
            IamParameters.requirePath(request.path()),
            name,
            Optional.empty(),
            IamParameters.truncateToSeconds(clock.instant()),
            IamTags.of(request.tags()));
    lookup.account(call).save(profile);
    return CreateInstanceProfileResponse.builder()
        .instanceProfile(toSdkModel(call, profile))
        .build();
  }

  private DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    if (profile.role().isPresent()) {
      throw new ServiceException(
          "DeleteConflict",
          409,
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    lookup.account(call).removeInstanceProfile(profile.name());
    return DeleteInstanceProfileResponse.builder().build();
  }

  private AddRoleToInstanceProfileResponse addRole(
      AddRoleToInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    var role = lookup.role(call, request.roleName()).name();
    if (profile.role().isPresent()) {
      throw new ServiceException(
          "LimitExceeded", 409, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    lookup.account(call).save(profile.with(Optional.of(role)));
    return AddRoleToInstanceProfileResponse.builder().build();
  }

  private RemoveRoleFromInstanceProfileResponse removeRole(
      RemoveRoleFromInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    var role = IamParameters.requireName("roleName", 64, request.roleName());
    if (!profile.role().equals(Optional.of(role))) {
      throw IamParameters.noSuchEntity("The role with name", role);
    }
    lookup.account(call).save(profile.with(Optional.empty()));
    return RemoveRoleFromInstanceProfileResponse.builder().build();
  }

  private software.amazon.awssdk.services.iam.model.InstanceProfile toSdkModel(
      Call call, InstanceProfile profile) {
    return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
        .path(profile.path())
        .instanceProfileName(profile.name())
        .instanceProfileId(profile.id())
        .arn(profile.arn())
        .createDate(IamParameters.truncateToSeconds(profile.createdAt()))
        .tags(profile.tags().isEmpty() ? null : IamTags.toSdkModel(profile.tags()))
        .roles(
            profile
                .role()
                .flatMap(lookup.account(call)::role)
                .map(RoleHandlers::toSdkModel)
                .stream()
                .toList())
        .build();
  }
}
