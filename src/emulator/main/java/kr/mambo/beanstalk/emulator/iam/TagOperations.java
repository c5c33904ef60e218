package kr.mambo.beanstalk.emulator.iam;

import java.util.Map;
import kr.mambo.beanstalk.emulator.query.OperationTable;
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
final class TagOperations {
  private final Directory directory;

  TagOperations(Directory directory) {
    this.directory = directory;
  }

  void addTo(OperationTable table) {
    table
        .add(TagRoleRequest::builder, TagRoleRequest.class, this::tagRole)
        .add(UntagRoleRequest::builder, UntagRoleRequest.class, this::untagRole)
        .add(ListRoleTagsRequest::builder, ListRoleTagsRequest.class, this::roleTags)
        .add(TagInstanceProfileRequest::builder, TagInstanceProfileRequest.class, this::tagProfile)
        .add(
            UntagInstanceProfileRequest::builder,
            UntagInstanceProfileRequest.class,
            this::untagProfile)
        .add(
            ListInstanceProfileTagsRequest::builder,
            ListInstanceProfileTagsRequest.class,
            this::profileTags);
  }

  private TagRoleResponse tagRole(TagRoleRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    keep(call, role, Tags.added(role.tags(), request.tags()));
    return TagRoleResponse.builder().build();
  }

  private UntagRoleResponse untagRole(UntagRoleRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    keep(call, role, Tags.removed(role.tags(), request.tagKeys()));
    return UntagRoleResponse.builder().build();
  }

  private ListRoleTagsResponse roleTags(ListRoleTagsRequest request, Call call) {
    var tags = directory.role(call, request.roleName()).tags();
    return ListRoleTagsResponse.builder().tags(Tags.model(tags)).isTruncated(false).build();
  }

  private TagInstanceProfileResponse tagProfile(TagInstanceProfileRequest request, Call call) {
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    keep(call, profile, Tags.added(profile.tags(), request.tags()));
    return TagInstanceProfileResponse.builder().build();
  }

  private UntagInstanceProfileResponse untagProfile(
      UntagInstanceProfileRequest request, Call call) {
    var profile = directory.instanceProfile(call, request.instanceProfileName());
    keep(call, profile, Tags.removed(profile.tags(), request.tagKeys()));
    return UntagInstanceProfileResponse.builder().build();
  }

  private ListInstanceProfileTagsResponse profileTags(
      ListInstanceProfileTagsRequest request, Call call) {
    var tags = directory.instanceProfile(call, request.instanceProfileName()).tags();
    return ListInstanceProfileTagsResponse.builder()
        .tags(Tags.model(tags))
        .isTruncated(false)
        .build();
  }

  private void keep(Call call, Role role, Map<String, String> tags) {
    directory.account(call).put(role.with(tags));
  }

  private void keep(Call call, InstanceProfile profile, Map<String, String> tags) {
    directory.account(call).put(profile.with(tags));
  }
}
