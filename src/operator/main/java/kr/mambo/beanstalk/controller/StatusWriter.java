package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * The one writer of the status. It names the version of the resource that the pass has read:
 * whoever wrote in between, the write is refused and the pass runs again, so that no change of the
 * spec is lost behind it.
 */
final class StatusWriter {
  private static final String FIELD_MANAGER = "eb-operator";
  private static final int MAX_ATTEMPTS = 3;
  private final KubernetesClient kubernetes;
  private final ResourceKey key;
  private String resourceVersion;

  /** The last one that the API server returned. */
  private EbEnvironmentStatus lastKnownStatus;

  /**
   * Writes the status of one resource during one pass.
   *
   * @param resourceVersion the resourceVersion that the pass has read
   * @param lastKnownStatus the status that it has read
   */
  StatusWriter(
      KubernetesClient kubernetes,
      ResourceKey key,
      String resourceVersion,
      EbEnvironmentStatus lastKnownStatus) {
    this.kubernetes = kubernetes;
    this.key = key;
    this.resourceVersion = resourceVersion;
    this.lastKnownStatus = lastKnownStatus;
  }

  /**
   * False when another actor wrote in between, or the resource is gone. Nothing is written where
   * nothing changed.
   */
  boolean write(EbEnvironmentStatus status) {
    if (status.equals(lastKnownStatus)) return true;
    var patch = new EbEnvironment();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(key.name())
            .withNamespace(key.namespace())
            .withResourceVersion(resourceVersion)
            .build());
    patch.setStatus(status);
    try {
      var answer =
          kubernetes
              .resource(patch)
              .subresource("status")
              .patch(
                  new PatchContext.Builder()
                      .withPatchType(PatchType.SERVER_SIDE_APPLY)
                      .withFieldManager(FIELD_MANAGER)
                      .withForce(true)
                      .build());
      resourceVersion = answer.getMetadata().getResourceVersion();
      lastKnownStatus = answer.getStatus();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) return false;
      throw e;
    }
  }

  /**
   * Writes what a call has answered after {@link #write} was refused, since nobody else knows it:
   * only over a change of the spec or the metadata. A status that another actor has written stays.
   */
  void writeAfterConflict(EbEnvironmentStatus newStatus) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var current =
          kubernetes
              .resources(EbEnvironment.class)
              .inNamespace(key.namespace())
              .withName(key.name())
              .get();
      if (current == null || !lastKnownStatus.equals(current.getStatus())) return;
      resourceVersion = current.getMetadata().getResourceVersion();
      if (write(newStatus)) return;
    }
  }
}
