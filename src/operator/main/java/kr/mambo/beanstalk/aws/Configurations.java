package kr.mambo.beanstalk.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.OptionKey;

/**
 * What Beanstalk knows about options and their changes, in one scope.
 *
 * <p>Every method throws {@link AwsException} when AWS does not do what it is asked.
 */
public interface Configurations {
  /**
   * What it would say to a change.
   *
   * @param error whether it would refuse it
   */
  record ValidationFinding(boolean error, String message) {}

  /**
   * A dry run.
   *
   * @param environment whose other options stay as they are
   */
  List<ValidationFinding> validate(
      String application, String environment, SortedMap<OptionKey, String> options);

  /** What a change of each option does to instances: RestartEnvironment replaces them. */
  Map<OptionKey, String> listChangeSeverities(String platformArn);

  /** The settings beside the deployed ones, if there are any. */
  Optional<DraftConfiguration> findDraft(String application, String environment);

  /** Deletes a failed draft; where there is none nothing happens. */
  void deleteDraft(String application, String environment);
}
