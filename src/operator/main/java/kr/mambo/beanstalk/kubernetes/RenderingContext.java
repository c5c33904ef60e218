package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * What a rendering depends on in addition to the spec.
 *
 * @param serviceTarget which side is active
 * @param inputsDigest digest of the inputs, in the annotation {@code eb.mambo.kr/inputs} of the
 *     pods: a changed Secret or ConfigMap replaces the pods; absent: pods keep what they started
 *     with
 * @param managedBy for the label {@code app.kubernetes.io/managed-by}, which pods do not have, so
 *     that removing it restarts none; absent: no such label
 * @param owner the owner of all objects; absent: they have no owner
 * @param replicaFloor the minimum number of pods, regardless of the spec's scaling; 0 for none
 */
public record RenderingContext(
    ServiceTarget serviceTarget,
    @Nullable String inputsDigest,
    @Nullable String managedBy,
    @Nullable ResourceOwner owner,
    int replicaFloor) {
  /** Objects without an owner. */
  public RenderingContext(
      ServiceTarget serviceTarget, @Nullable String inputs, @Nullable String managedBy) {
    this(serviceTarget, inputs, managedBy, null, 0);
  }
}
