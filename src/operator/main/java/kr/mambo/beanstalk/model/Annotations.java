package kr.mambo.beanstalk.model;

import java.util.Set;

/** Annotations by which a user asks for something without touching the spec. */
public final class Annotations {
  /** Any new value: look now, and try a failed version again. */
  public static final String RECONCILE = "eb.mambo.kr/reconcile-requested-at";

  /** Any new value: deploy again, with the operator's newest rendering. */
  public static final String REDEPLOY = "eb.mambo.kr/redeploy-requested-at";

  /** Any value but false: hold everything. */
  public static final String PAUSED = "eb.mambo.kr/paused";

  /** Any new value: make, once, the changes that an adoption or a policy only reported. */
  public static final String APPLY_PLAN = "eb.mambo.kr/apply-plan";

  /** On a namespace: Delete or Retain, where a resource says nothing. */
  public static final String DELETION_POLICY = "eb.mambo.kr/deletion-policy";

  /** Those of a resource: a change of one is worth a pass. */
  public static final Set<String> WATCHED = Set.of(RECONCILE, REDEPLOY, PAUSED, APPLY_PLAN);

  private Annotations() {}
}
