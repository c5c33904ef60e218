package kr.mambo.beanstalk.emulator.iam;

import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.query.OperationTable;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
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
final class InstanceProfileOperations {
  private final Directory directory;
  private final InstantSource clock;

  InstanceProfileOperations(Directory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  void addTo(OperationTable table) {
    table
        .add(GetInstanceProfileRequest::builder, GetInstanceProfileRequest.class, this::get)
        .add(ListInstanceProfilesRequest::builder, ListInstanceProfilesRequest.class, this::list)
        .add(
            ListInstanceProfilesForRoleRequest::builder,
            ListInstanceProfilesForRoleRequest.class,
            this::forRole)
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
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    return GetInstanceProfileResponse.builder().instanceProfile(model(call, profile)).build();
  }

  private ListInstanceProfilesResponse list(ListInstanceProfilesRequest request, Call call) {
    var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
    return ListInstanceProfilesResponse.builder()
        .instanceProfiles(
            directory.account(call).instanceProfiles().stream()
                .filter(profile -> profile.path().startsWith(prefix))
                .map(profile -> model(call, profile))
                .toList())
        .isTruncated(false)
        .build();
  }

  private ListInstanceProfilesForRoleResponse forRole(
      ListInstanceProfilesForRoleRequest request, Call call) {
    var role = directory.role(call, request.roleName()).name();
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(
            directory.account(call).instanceProfiles().stream()
                .filter(profile -> profile.role().equals(Optional.of(role)))
                .map(profile -> model(call, profile))
                .toList())
        .isTruncated(false)
        .build();
  }

  private CreateInstanceProfileResponse create(CreateInstanceProfileRequest request, Call call) {
    var name = Rules.name("instanceProfileName", 128, request.instanceProfileName());
    if (directory.account(call).instanceProfile(name).isPresent()) {
      throw new Refusal(
          "EntityAlreadyExists", 409, "Instance Profile " + name + " already exists.");
    }
    var profile =
        new InstanceProfile(
            call.caller().account(),
            Rules.path(request.path()),
            name,
            Optional.empty(),
            Rules.seconds(clock.instant()),
            Tags.of(request.tags()));
    directory.account(call).put(profile);
    return CreateInstanceProfileResponse.builder().instanceProfile(model(call, profile)).build();
  }

  private DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest request, Call call) {
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    if (profile.role().isPresent()) {
      throw new Refusal(
          "DeleteConflict",
          409,
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    directory.account(call).removeInstanceProfile(profile.name());
    return DeleteInstanceProfileResponse.builder().build();
  }

  private AddRoleToInstanceProfileResponse addRole(
      AddRoleToInstanceProfileRequest request, Call call) {
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    var role = directory.role(call, request.roleName()).name();
    if (profile.role().isPresent()) {
      throw new Refusal(
          "LimitExceeded", 409, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    directory.account(call).put(profile.with(Optional.of(role)));
    return AddRoleToInstanceProfileResponse.builder().build();
  }

  private RemoveRoleFromInstanceProfileResponse removeRole(
      RemoveRoleFromInstanceProfileRequest request, Call call) {
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    var role = Rules.name("roleName", 64, request.roleName());
    if (!profile.role().equals(Optional.of(role))) {
      throw Rules.noSuch("The role with name", role);
    }
    directory.account(call).put(profile.with(Optional.empty()));
    return RemoveRoleFromInstanceProfileResponse.builder().build();
  }

  private software.amazon.awssdk.services.iam.model.InstanceProfile model(
      Call call, InstanceProfile profile) {
    return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
        .path(profile.path())
        .instanceProfileName(profile.name())
        .instanceProfileId(profile.id())
        .arn(profile.arn())
        .createDate(Rules.seconds(profile.created()))
        .tags(profile.tags().isEmpty() ? null : Tags.model(profile.tags()))
        .roles(
            profile
                .role()
                .flatMap(directory.account(call)::role)
                .map(RoleOperations::model)
                .stream()
                .toList())
        .build();
  }
}
