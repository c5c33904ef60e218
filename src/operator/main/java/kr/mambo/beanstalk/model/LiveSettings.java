package kr.mambo.beanstalk.model;

import java.util.Map;

/**
 * The options as Beanstalk reads them back.
 *
 * @param deployed of the deployed set; an option without a value is left out
 * @param hasDraft whether a pending or failed set stands beside it
 */
public record LiveSettings(Map<OptionKey, String> deployed, boolean hasDraft) {
  public LiveSettings {
    deployed = Map.copyOf(deployed);
  }
}
