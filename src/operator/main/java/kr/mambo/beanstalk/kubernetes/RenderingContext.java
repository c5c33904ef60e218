package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * What a rendering depends on beside the spec.
 *
 * @param serving which side answers
 * @param inputs digest of the inputs, in the annotation {@code eb.mambo.kr/inputs} of the pods: a
 *     changed Secret or ConfigMap makes new pods; absent: pods keep what they started with
 * @param managedBy for the label {@code app.kubernetes.io/managed-by}, which pods do not have, so
 *     that taking it off starts none anew; absent: no such label
 * @param owner the resource that all objects go with; absent: they stand for themselves
 * @param atLeast the number of pods that is held whatever the spec's scaling says; 0 for none
 */
public record RenderingContext(
    Serving serving,
    @Nullable String inputs,
    @Nullable String managedBy,
    @Nullable Owner owner,
    int atLeast) {
  /** Objects that stand for themselves. */
  public RenderingContext(Serving serving, @Nullable String inputs, @Nullable String managedBy) {
    this(serving, inputs, managedBy, null, 0);
  }
}
