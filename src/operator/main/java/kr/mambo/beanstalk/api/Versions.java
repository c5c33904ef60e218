package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How many old application versions are kept.
 *
 * @param keep how many versions of this resource to keep, newest first, in addition to the deployed
 *     and the last good one; 0-500. Beanstalk's default quota is 1000 per region. Default: 3
 */
public record Versions(@Default("3") @Min(0) @Max(500) Integer keep) {
  public Versions {
    keep = Defaults.or(keep, 3);
  }
}
