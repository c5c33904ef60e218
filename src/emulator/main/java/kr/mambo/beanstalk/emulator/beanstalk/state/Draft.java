package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;

/**
 * The second settings set of an environment: what an update is about to apply, or what one failed
 * to apply.
 *
 * @param status {@code pending} or {@code failed}
 */
public record Draft(
    String status,
    Instant created,
    Instant updated,
    String platform,
    Map<OptionKey, String> options) {
  public Draft {
    options = new TreeMap<>(options);
  }

  public Draft failed(Instant now) {
    return new Draft("failed", created, now, platform, options);
  }
}
