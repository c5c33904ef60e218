package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Names and labels of all that is rendered.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
final class Names {
  private static final String LABEL_VALUE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private final String namespace;
  private final String name;
  private final String serviceAccount;
  private final String application;
  private final RenderingContext context;

  Names(
      Workload workload,
      EbEnvironmentSpec spec,
      KubernetesTarget target,
      RenderingContext context) {
    this.namespace = workload.namespace();
    this.name = workload.name();
    var account = target.serviceAccountName();
    this.serviceAccount = account == null ? workload.name() : account;
    this.application = spec.application();
    this.context = context;
  }

  String name() {
    return name;
  }

  String pods() {
    return name + "-pods";
  }

  String pullSecret() {
    return Manifests.pullSecretName(name);
  }

  String serviceAccount() {
    return serviceAccount;
  }

  String namespace() {
    return namespace;
  }

  /** What tells these pods from all others. It never changes: a Deployment's selector cannot. */
  Map<String, String> selector() {
    var labels = new LinkedHashMap<String, String>();
    labels.put(Markings.NAME, name);
    labels.put(Markings.INSTANCE, name);
    return labels;
  }

  ObjectMeta metadata(String object) {
    var labels = new LinkedHashMap<>(selector());
    // The application's name at Beanstalk may have characters that a label may not.
    if (application.matches(LABEL_VALUE)) labels.put(Markings.PART_OF, application);
    if (context.managedBy() != null) labels.put(Markings.MANAGED_BY, context.managedBy());
    var owner = context.owner();
    return new ObjectMetaBuilder()
        .withNamespace(namespace)
        .withName(object)
        .withLabels(labels)
        .withOwnerReferences(owner == null ? List.of() : List.of(owner.reference()))
        .build();
  }
}
