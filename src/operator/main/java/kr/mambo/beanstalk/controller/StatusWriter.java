package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * The one writer of the status. It names the version of the resource that the pass has read:
 * whoever wrote in between, the write is refused and the pass runs again, so that no change of the
 * spec is lost behind it.
 */
final class StatusWriter {
  private static final String MANAGER = "eb-operator";
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int TRIES = 3;
  private final KubernetesClient kubernetes;
  private final ResourceKey key;
  private String version;

  /** The last one that the API server told. */
  private EbEnvironmentStatus there;

  /**
   * Writes the status of one resource during one pass.
   *
   * @param version the resourceVersion that the pass has read
   * @param there the status that it has read
   */
  StatusWriter(
      KubernetesClient kubernetes, ResourceKey key, String version, EbEnvironmentStatus there) {
    this.kubernetes = kubernetes;
    this.key = key;
    this.version = version;
    this.there = there;
  }

  /**
   * False when somebody else wrote in between, or the resource is gone. Nothing is written where
   * nothing changed.
   */
  boolean write(EbEnvironmentStatus status) {
    if (status.equals(there)) return true;
    var fresh = new EbEnvironment();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withResourceVersion(version)
            .build());
    fresh.setStatus(status);
    try {
      var answer =
          kubernetes
              .resource(fresh)
              .subresource("status")
              .patch(
                  new PatchContext.Builder()
                      .withPatchType(PatchType.SERVER_SIDE_APPLY)
                      .withFieldManager(MANAGER)
                      .withForce(true)
                      .build());
      version = answer.getMetadata().getResourceVersion();
      there = answer.getStatus();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT || e.getCode() == NOT_FOUND) return false;
      throw e;
    }
  }

  /**
   * Writes what a call has answered after {@link #write} was refused, since nobody else knows it:
   * only over a change of the spec or the metadata. A status that somebody else has written stays.
   */
  void keep(EbEnvironmentStatus answered) {
    for (int tries = 0; tries < TRIES; tries++) {
      var now =
          kubernetes
              .resources(EbEnvironment.class)
              .inNamespace(key.namespace())
              .withName(key.name())
              .get();
      if (now == null || !there.equals(now.getStatus())) return;
      version = now.getMetadata().getResourceVersion();
      if (write(answered)) return;
    }
  }
}
