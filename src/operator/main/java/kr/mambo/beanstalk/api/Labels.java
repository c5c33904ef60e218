package kr.mambo.beanstalk.api;

/**
 * Labels and annotations of objects that are created for a resource.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended
 *     labels</a>
 */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String PART_OF = "app.kubernetes.io/part-of";

  /** Removed when an object is released. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String MANAGED_BY_OPERATOR = "eb-operator";

  /** On objects: digest of what was applied, to detect fields that are no longer rendered. */
  public static final String APPLIED_HASH = "eb.mambo.kr/rendered";

  /** On pods: digest of the inputs that they were created from. */
  public static final String INPUTS = "eb.mambo.kr/inputs";

  private Labels() {}
}
