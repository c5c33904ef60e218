package kr.mambo.beanstalk.model;

import java.util.Map;
import java.util.TreeMap;

/** Tags that the operator puts on what it makes. */
public final class Tags {
  /** {@code <operator id>/<namespace>/<name>} of the resource that an environment belongs to. */
  public static final String OWNER = "eb.mambo.kr/owner";

  /**
   * On an application: the resource that it was first made for. One without it was made by others.
   */
  public static final String MADE_FOR = "eb.mambo.kr/made-for";

  /**
   * On an environment that was made to replace another: that one's id and address, as {@code
   * <environment id>/<CNAME>}.
   */
  public static final String REPLACES = "eb.mambo.kr/replaces";

  /** How many an environment may have besides those that AWS makes. */
  public static final int MAX_TAGS = 47;

  private Tags() {}

  /** Those of the spec and the owner's. */
  public static Map<String, String> desired(EnvironmentResource resource, String ownerId) {
    var tags = new TreeMap<>(resource.spec().tags());
    tags.put(OWNER, ownerId);
    return Map.copyOf(tags);
  }
}
