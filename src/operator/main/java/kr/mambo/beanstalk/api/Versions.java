package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * Which old application versions are kept.
 *
 * @param keep how many of ours, newest first, beside the deployed and the last good one; 0-500.
 *     Default: 3. Beanstalk allows 1000 in a region
 */
public record Versions(@Default("3") @Min(0) @Max(500) Integer keep) {
  public Versions {
    keep = Defaults.or(keep, 3);
  }
}
