package kr.mambo.beanstalk.emulator.iam;

import java.util.Map;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** IAM API reference: the operations on tags. */
final class IamTagHandlers {
  private final CallerAccountLookup lookup;

  IamTagHandlers(CallerAccountLookup lookup) {
    this.lookup = lookup;
  }

  void register(QueryDispatcher dispatcher) {
    dispatcher
        .add(TagRoleRequest::builder, TagRoleRequest.class, this::tagRole)
        .add(UntagRoleRequest::builder, UntagRoleRequest.class, this::untagRole)
        .add(ListRoleTagsRequest::builder, ListRoleTagsRequest.class, this::listRoleTags)
        .add(
            TagInstanceProfileRequest::builder,
            TagInstanceProfileRequest.class,
            this::tagInstanceProfile)
        .add(
            UntagInstanceProfileRequest::builder,
            UntagInstanceProfileRequest.class,
            this::untagInstanceProfile)
        .add(
            ListInstanceProfileTagsRequest::builder,
            ListInstanceProfileTagsRequest.class,
            this::listInstanceProfileTags);
  }

  private TagRoleResponse tagRole(TagRoleRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    saveTags(call, role, IamTags.merge(role.tags(), request.tags()));
    return TagRoleResponse.builder().build();
  }

  private UntagRoleResponse untagRole(UntagRoleRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    saveTags(call, role, IamTags.without(role.tags(), request.tagKeys()));
    return UntagRoleResponse.builder().build();
  }

  private ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request, Call call) {
    var tags = lookup.role(call, request.roleName()).tags();
    return ListRoleTagsResponse.builder().tags(IamTags.toSdkModel(tags)).isTruncated(false).build();
  }

  private TagInstanceProfileResponse tagInstanceProfile(
      TagInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    saveTags(call, profile, IamTags.merge(profile.tags(), request.tags()));
    return TagInstanceProfileResponse.builder().build();
  }

  private UntagInstanceProfileResponse untagInstanceProfile(
      UntagInstanceProfileRequest request, Call call) {
    var profile = lookup.instanceProfile(call, request.instanceProfileName());
    saveTags(call, profile, IamTags.without(profile.tags(), request.tagKeys()));
    return UntagInstanceProfileResponse.builder().build();
  }

  private ListInstanceProfileTagsResponse listInstanceProfileTags(
      ListInstanceProfileTagsRequest request, Call call) {
    var tags = lookup.instanceProfile(call, request.instanceProfileName()).tags();
    return ListInstanceProfileTagsResponse.builder()
        .tags(IamTags.toSdkModel(tags))
        .isTruncated(false)
        .build();
  }

  private void saveTags(Call call, Role role, Map<String, String> tags) {
    lookup.account(call).save(role.with(tags));
  }

  private void saveTags(Call call, InstanceProfile profile, Map<String, String> tags) {
    lookup.account(call).save(profile.with(tags));
  }
}
