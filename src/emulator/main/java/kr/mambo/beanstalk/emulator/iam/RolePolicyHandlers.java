package kr.mambo.beanstalk.emulator.iam;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
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
final class RolePolicyHandlers {
  private final CallerAccountLookup lookup;

  RolePolicyHandlers(CallerAccountLookup lookup) {
    this.lookup = lookup;
  }

  void register(QueryDispatcher dispatcher) {
    dispatcher
        .add(AttachRolePolicyRequest::builder, AttachRolePolicyRequest.class, this::attach)
        .add(DetachRolePolicyRequest::builder, DetachRolePolicyRequest.class, this::detach)
        .add(
            ListAttachedRolePoliciesRequest::builder,
            ListAttachedRolePoliciesRequest.class,
            this::listAttached)
        .add(PutRolePolicyRequest::builder, PutRolePolicyRequest.class, this::put)
        .add(GetRolePolicyRequest::builder, GetRolePolicyRequest.class, this::get)
        .add(DeleteRolePolicyRequest::builder, DeleteRolePolicyRequest.class, this::delete)
        .add(ListRolePoliciesRequest::builder, ListRolePoliciesRequest.class, this::list);
  }

  private AttachRolePolicyResponse attach(AttachRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var attached = new HashSet<>(role.policies().attached());
    attached.add(IamParameters.requirePresent("policyArn", request.policyArn()));
    savePolicies(call, role, attached, role.policies().inline());
    return AttachRolePolicyResponse.builder().build();
  }

  private DetachRolePolicyResponse detach(DetachRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var attached = new HashSet<>(role.policies().attached());
    var arn = IamParameters.requirePresent("policyArn", request.policyArn());
    if (!attached.remove(arn)) {
      throw new ServiceException("NoSuchEntity", 404, "Policy " + arn + " was not found.");
    }
    savePolicies(call, role, attached, role.policies().inline());
    return DetachRolePolicyResponse.builder().build();
  }

  private ListAttachedRolePoliciesResponse listAttached(
      ListAttachedRolePoliciesRequest request, Call call) {
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            lookup.role(call, request.roleName()).policies().attached().stream()
                .sorted()
                .map(
                    arn ->
                        AttachedPolicy.builder()
                            .policyArn(arn)
                            .policyName(lastSegment(arn))
                            .build())
                .toList())
        .isTruncated(false)
        .build();
  }

  private PutRolePolicyResponse put(PutRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var inline = new HashMap<>(role.policies().inline());
    inline.put(
        IamParameters.requireName("policyName", 128, request.policyName()),
        IamParameters.requirePolicy(request.policyDocument()));
    savePolicies(call, role, role.policies().attached(), inline);
    return PutRolePolicyResponse.builder().build();
  }

  private GetRolePolicyResponse get(GetRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var name = IamParameters.requireName("policyName", 128, request.policyName());
    var document = role.policies().inline().get(name);
    if (document == null) throw IamParameters.noSuchEntity("The role policy with name", name);
    return GetRolePolicyResponse.builder()
        .roleName(role.name())
        .policyName(name)
        .policyDocument(PercentEncoding.encode(document))
        .build();
  }

  private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request, Call call) {
    var role = lookup.role(call, request.roleName());
    var name = IamParameters.requireName("policyName", 128, request.policyName());
    var inline = new HashMap<>(role.policies().inline());
    if (inline.remove(name) == null)
      throw IamParameters.noSuchEntity("The role policy with name", name);
    savePolicies(call, role, role.policies().attached(), inline);
    return DeleteRolePolicyResponse.builder().build();
  }

  private ListRolePoliciesResponse list(ListRolePoliciesRequest request, Call call) {
    var inline = lookup.role(call, request.roleName()).policies().inline();
    return ListRolePoliciesResponse.builder()
        .policyNames(inline.keySet().stream().sorted().toList())
        .isTruncated(false)
        .build();
  }

  private void savePolicies(
      Call call, Role role, Set<String> attached, Map<String, String> inline) {
    lookup.account(call).save(role.with(new Role.Policies(attached, inline)));
  }

  private static String lastSegment(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
