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
  private final KubernetesClient kubernetes;
  private final ResourceKey key;
  private String version;
  private EbEnvironmentStatus written;

  /**
   * Writes the status of one resource during one pass.
   *
   * @param version the resourceVersion that the pass has read
   * @param written the status that it has read
   */
  StatusWriter(
      KubernetesClient kubernetes, ResourceKey key, String version, EbEnvironmentStatus written) {
    this.kubernetes = kubernetes;
    this.key = key;
    this.version = version;
    this.written = written;
  }

  /**
   * False when somebody else wrote in between, or the resource is gone. Nothing is written where
   * nothing changed.
   */
  boolean write(EbEnvironmentStatus status) {
    if (status.equals(written)) return true;
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
      written = status;
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT || e.getCode() == NOT_FOUND) return false;
      throw e;
    }
  }

  EbEnvironmentStatus written() {
    return written;
  }
}
