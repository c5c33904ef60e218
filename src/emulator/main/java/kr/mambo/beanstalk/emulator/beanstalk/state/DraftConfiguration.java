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
public record DraftConfiguration(
    String status,
    Instant createdAt,
    Instant updatedAt,
    String solutionStack,
    Map<OptionKey, String> options) {
  public DraftConfiguration {
    options = new TreeMap<>(options);
  }

  public DraftConfiguration markFailed(Instant now) {
    return new DraftConfiguration("failed", createdAt, now, solutionStack, options);
  }
}
