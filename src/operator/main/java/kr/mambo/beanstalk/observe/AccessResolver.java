package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbAccountSpec.Limits;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;

/** Finds out which identity a resource may use. */
public final class AccessResolver {
  private final KubernetesClient kubernetes;
  private final boolean openIdentity;
  private final Set<String> regions;

  /**
   * @param openIdentity whether resources without accountRef may use the operator's own identity
   * @param regions those that exist
   */
  public AccessResolver(KubernetesClient kubernetes, boolean openIdentity, Set<String> regions) {
    this.kubernetes = kubernetes;
    this.openIdentity = openIdentity;
    this.regions = Set.copyOf(regions);
  }

  public Access resolve(String namespace, EbEnvironmentSpec spec) {
    if (!regions.contains(spec.region())) {
      return new Access.Refused(
          Reason.RegionUnreachable,
          "%s is not a known AWS region: create a new EbEnvironment with a valid spec.region, for example ap-northeast-2"
              .formatted(spec.region()));
    }
    if (spec.accountRef() == null) {
      return openIdentity
          ? new Access.Granted(Scope.ownIdentity(spec.region()), new Limits(10, 2))
          : new Access.Refused(
              Reason.NamespaceNotAllowed,
              "The operator's own AWS identity is not available to namespaces: create a new EbEnvironment with spec.accountRef.name set to an EbAccount");
    }
    var name = spec.accountRef().name();
    var account = kubernetes.resources(EbAccount.class).withName(name).get();
    if (account == null) {
      return new Access.Refused(
          Reason.AccountMissing,
          "EbAccount %s does not exist: ask a cluster administrator to create it".formatted(name));
    }
    return AccountPermissions.evaluate(
        name, account.getSpec(), () -> namespaceLabels(namespace), spec);
  }

  private Map<String, String> namespaceLabels(String namespace) {
    var found = kubernetes.namespaces().withName(namespace).get();
    return found == null || found.getMetadata().getLabels() == null
        ? Map.of()
        : found.getMetadata().getLabels();
  }
}
