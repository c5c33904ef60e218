package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The kinds of objects that are created for a resource. */
public enum ManifestKind {
  ServiceAccount(io.fabric8.kubernetes.api.model.ServiceAccount.class),
  Secret(io.fabric8.kubernetes.api.model.Secret.class),
  NetworkPolicy(io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class),
  Deployment(io.fabric8.kubernetes.api.model.apps.Deployment.class),
  PodDisruptionBudget(io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget.class),
  HorizontalPodAutoscaler(
      io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler.class),
  Service(io.fabric8.kubernetes.api.model.Service.class),
  Ingress(io.fabric8.kubernetes.api.model.networking.v1.Ingress.class);

  private final Class<? extends HasMetadata> type;

  ManifestKind(Class<? extends HasMetadata> type) {
    this.type = type;
  }

  public Class<? extends HasMetadata> type() {
    return type;
  }
}
