package kr.mambo.beanstalk.emulator.iam;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.Percent;
import kr.mambo.beanstalk.emulator.query.OperationTable;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** IAM API reference: the operations on the policies of roles. */
final class RolePolicyOperations {
  private final Directory directory;

  RolePolicyOperations(Directory directory) {
    this.directory = directory;
  }

  void addTo(OperationTable table) {
    table
        .add(AttachRolePolicyRequest::builder, AttachRolePolicyRequest.class, this::attach)
        .add(DetachRolePolicyRequest::builder, DetachRolePolicyRequest.class, this::detach)
        .add(
            ListAttachedRolePoliciesRequest::builder,
            ListAttachedRolePoliciesRequest.class,
            this::attached)
        .add(PutRolePolicyRequest::builder, PutRolePolicyRequest.class, this::put)
        .add(GetRolePolicyRequest::builder, GetRolePolicyRequest.class, this::get)
        .add(DeleteRolePolicyRequest::builder, DeleteRolePolicyRequest.class, this::delete)
        .add(ListRolePoliciesRequest::builder, ListRolePoliciesRequest.class, this::list);
  }

  private AttachRolePolicyResponse attach(AttachRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var attached = new HashSet<>(role.policies().attached());
    attached.add(Rules.present("policyArn", request.policyArn()));
    keep(call, role, attached, role.policies().inline());
    return AttachRolePolicyResponse.builder().build();
  }

  private DetachRolePolicyResponse detach(DetachRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var attached = new HashSet<>(role.policies().attached());
    var arn = Rules.present("policyArn", request.policyArn());
    if (!attached.remove(arn)) {
      throw new Refusal("NoSuchEntity", 404, "Policy " + arn + " was not found.");
    }
    keep(call, role, attached, role.policies().inline());
    return DetachRolePolicyResponse.builder().build();
  }

  private ListAttachedRolePoliciesResponse attached(
      ListAttachedRolePoliciesRequest request, Call call) {
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            directory.role(call, request.roleName()).policies().attached().stream()
                .sorted()
                .map(arn -> AttachedPolicy.builder().policyArn(arn).policyName(last(arn)).build())
                .toList())
        .isTruncated(false)
        .build();
  }

  private PutRolePolicyResponse put(PutRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var inline = new HashMap<>(role.policies().inline());
    inline.put(
        Rules.name("policyName", 128, request.policyName()),
        Rules.policy(request.policyDocument()));
    keep(call, role, role.policies().attached(), inline);
    return PutRolePolicyResponse.builder().build();
  }

  private GetRolePolicyResponse get(GetRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var name = Rules.name("policyName", 128, request.policyName());
    var document = role.policies().inline().get(name);
    if (document == null) throw Rules.noSuch("The role policy with name", name);
    return GetRolePolicyResponse.builder()
        .roleName(role.name())
        .policyName(name)
        .policyDocument(Percent.encode(document))
        .build();
  }

  private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request, Call call) {
    var role = directory.role(call, request.roleName());
    var name = Rules.name("policyName", 128, request.policyName());
    var inline = new HashMap<>(role.policies().inline());
    if (inline.remove(name) == null) throw Rules.noSuch("The role policy with name", name);
    keep(call, role, role.policies().attached(), inline);
    return DeleteRolePolicyResponse.builder().build();
  }

  private ListRolePoliciesResponse list(ListRolePoliciesRequest request, Call call) {
    var inline = directory.role(call, request.roleName()).policies().inline();
    return ListRolePoliciesResponse.builder()
        .policyNames(inline.keySet().stream().sorted().toList())
        .isTruncated(false)
        .build();
  }

  private void keep(Call call, Role role, Set<String> attached, Map<String, String> inline) {
    directory.account(call).put(role.with(new Role.Policies(attached, inline)));
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
