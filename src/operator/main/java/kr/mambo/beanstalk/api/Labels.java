package kr.mambo.beanstalk.api;

/**
 * Labels and annotations of objects that were made for a resource.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String PART_OF = "app.kubernetes.io/part-of";

  /** Comes off when an object is released. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String MANAGED_BY_OPERATOR = "eb-operator";

  /** On objects: digest of what was applied, so that what left the rendering is noticed. */
  public static final String APPLIED_HASH = "eb.mambo.kr/rendered";

  /** On pods: digest of the inputs that they were made of. */
  public static final String INPUTS = "eb.mambo.kr/inputs";

  private Labels() {}
}
