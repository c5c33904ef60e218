package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object as it is in the cluster. Its text has nothing of its content, which may be secret. */
public record KubernetesObject(HasMetadata live) {
  public ObjectKey key() {
    return ObjectKey.of(live);
  }

  public String uid() {
    return live.getMetadata().getUid();
  }

  public String resourceVersion() {
    return live.getMetadata().getResourceVersion();
  }

  @Override
  public String toString() {
    return key() + "@" + resourceVersion();
  }
}
