package kr.mambo.beanstalk.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.OptionKey;

/**
 * Configuration options and drafts in one scope.
 *
 * <p>Every method throws {@link AwsException} if the call fails.
 */
public interface Configurations {
  /**
   * A validation message for a change.
   *
   * @param error whether Beanstalk would reject the change
   */
  record ValidationFinding(boolean error, String message) {}

  /**
   * Validates a change.
   *
   * @param environment the environment whose other options stay unchanged
   */
  List<ValidationFinding> validate(
      String application, String environment, SortedMap<OptionKey, String> options);

  /** The effect of a change of each option on instances: RestartEnvironment replaces them. */
  Map<OptionKey, String> listChangeSeverities(String platformArn);

  /** The configuration draft in addition to the deployed settings, if any. */
  Optional<DraftConfiguration> findDraft(String application, String environment);

  /** Deletes a failed configuration draft, if any. */
  void deleteDraft(String application, String environment);
}
