package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * What a rendering depends on beside the spec.
 *
 * @param serviceTarget which side answers
 * @param inputsDigest digest of the inputs, in the annotation {@code eb.mambo.kr/inputs} of the
 *     pods: a changed Secret or ConfigMap makes new pods; absent: pods keep what they started with
 * @param managedBy for the label {@code app.kubernetes.io/managed-by}, which pods do not have, so
 *     that taking it off starts none anew; absent: no such label
 * @param owner the resource that all objects go with; absent: they stand for themselves
 * @param replicaFloor the number of pods that is held whatever the spec's scaling says; 0 for none
 */
public record RenderingContext(
    ServiceTarget serviceTarget,
    @Nullable String inputsDigest,
    @Nullable String managedBy,
    @Nullable ResourceOwner owner,
    int replicaFloor) {
  /** Objects that stand for themselves. */
  public RenderingContext(
      ServiceTarget serviceTarget, @Nullable String inputs, @Nullable String managedBy) {
    this(serviceTarget, inputs, managedBy, null, 0);
  }
}
