package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Names and labels of all that is rendered.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
final class Names {
  private static final String LABEL = "app.kubernetes.io/";
  private static final String LABEL_VALUE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private final String namespace;
  private final String name;
  private final String serviceAccount;
  private final String application;
  private final @Nullable String managedBy;

  Names(
      Workload workload,
      EbEnvironmentSpec spec,
      KubernetesTarget target,
      @Nullable String managedBy) {
    this.namespace = workload.namespace();
    this.name = workload.name();
    var account = target.serviceAccountName();
    this.serviceAccount = account == null ? workload.name() : account;
    this.application = spec.application();
    this.managedBy = managedBy;
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
    labels.put(LABEL + "name", name);
    labels.put(LABEL + "instance", name);
    return labels;
  }

  ObjectMeta metadata(String object) {
    var labels = new LinkedHashMap<>(selector());
    // The application's name at Beanstalk may have characters that a label may not.
    if (application.matches(LABEL_VALUE)) labels.put(LABEL + "part-of", application);
    if (managedBy != null) labels.put(LABEL + "managed-by", managedBy);
    return new ObjectMetaBuilder()
        .withNamespace(namespace)
        .withName(object)
        .withLabels(labels)
        .build();
  }
}
