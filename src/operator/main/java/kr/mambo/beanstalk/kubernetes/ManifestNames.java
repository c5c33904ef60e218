package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Names and labels of all rendered objects.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
final class ManifestNames {
  private static final String LABEL_VALUE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private final String namespace;
  private final String name;
  private final String serviceAccount;
  private final String application;
  private final RenderingContext context;

  ManifestNames(
      Workload workload,
      EbEnvironmentSpec spec,
      KubernetesSpec kubernetesSpec,
      RenderingContext context) {
    this.namespace = workload.namespace();
    this.name = workload.name();
    var account = kubernetesSpec.serviceAccountName();
    this.serviceAccount = account == null ? workload.name() : account;
    this.application = spec.application();
    this.context = context;
  }

  String name() {
    return name;
  }

  String podsService() {
    return name + "-pods";
  }

  String imagePullSecret() {
    return KubernetesManifests.imagePullSecretName(name);
  }

  String serviceAccount() {
    return serviceAccount;
  }

  String namespace() {
    return namespace;
  }

  /** Selects these pods. It never changes, since a Deployment's selector is immutable. */
  Map<String, String> selectorLabels() {
    var labels = new LinkedHashMap<String, String>();
    labels.put(Labels.NAME, name);
    labels.put(Labels.INSTANCE, name);
    return labels;
  }

  ObjectMeta metadata(String object) {
    var labels = new LinkedHashMap<>(selectorLabels());
    // The Beanstalk application's name may have characters that are not allowed in a label.
    if (application.matches(LABEL_VALUE)) labels.put(Labels.PART_OF, application);
    if (context.managedBy() != null) labels.put(Labels.MANAGED_BY, context.managedBy());
    var owner = context.owner();
    return new ObjectMetaBuilder()
        .withNamespace(namespace)
        .withName(object)
        .withLabels(labels)
        .withOwnerReferences(owner == null ? List.of() : List.of(owner.toOwnerReference()))
        .build();
  }
}
