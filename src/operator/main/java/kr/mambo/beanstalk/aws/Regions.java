package kr.mambo.beanstalk.aws;

import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** The regions of AWS. */
public final class Regions {
  private Regions() {}

  /**
   * The regions that this release knows.
   *
   * @param extra additional ones from the settings
   */
  public static Set<String> list(Set<String> extra) {
    var known = new HashSet<>(extra);
    Region.regions().stream().filter(r -> !r.isGlobalRegion()).forEach(r -> known.add(r.id()));
    return Set.copyOf(known);
  }
}
