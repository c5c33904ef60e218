package kr.mambo.beanstalk.config;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Identifies this operator if several manage one account: in owner tags and session tags. */
public final class OperatorId {
  private OperatorId() {}

  /** The setting, else the uid of the namespace kube-system, which every cluster has. */
  public static String resolve(OperatorSettings settings, KubernetesClient kubernetes) {
    return settings
        .operatorId()
        .orElseGet(
            () -> kubernetes.namespaces().withName("kube-system").require().getMetadata().getUid());
  }
}
