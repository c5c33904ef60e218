package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one pass read at AWS. Nothing is read that this pass has no use for.
 *
 * @param application whether the Beanstalk application exists
 * @param version the application version of the wanted label
 * @param deployed the application version that the environment runs
 * @param bucket the storage bucket, and what lies under the wanted label
 * @param platform the platform version to create on: the pinned one, else the newest
 * @param newestPlatform the newest recommended version of the branch, whatever is pinned
 * @param livePlatform the platform version that runs; one that AWS lists no more is retired
 * @param instanceProfile whether the instance profile exists
 * @param cnameFree whether the wanted CNAME prefix is free
 * @param tags of the live environment, without those that AWS itself made
 * @param settings the live options
 * @param draft the second set of settings, where an operation of ours may have left one
 * @param precheck what Beanstalk says to the options that are about to be set
 * @param events of our operation, else of whatever keeps the environment busy, newest first
 * @param instanceLabels the versions that the instances run
 * @param causes of bad health, in Beanstalk's words
 * @param goodSettings the options of the last good version, as they were kept
 * @param logs of the instances after a failed deployment, secrets masked
 * @param spare what of ours is not in use, however few versions are kept; asked for when a quota is
 *     used up
 * @param garbage what of ours is no longer needed
 * @param instances how many instances are in service
 * @param other the second environment, while one takes the place of the other
 */
public record Facts(
    Fact<Boolean> application,
    Fact<VersionState> version,
    Fact<VersionState> deployedVersion,
    Fact<BucketState> bucket,
    Fact<PlatformVersion> platform,
    Fact<PlatformVersion> newestPlatform,
    Fact<PlatformVersion> livePlatform,
    Fact<Boolean> instanceProfile,
    Fact<Boolean> cnameAvailable,
    Fact<Map<String, String>> tags,
    Fact<LiveSettings> settings,
    Fact<Optional<DraftConfiguration>> draft,
    Fact<OptionValidation> optionValidation,
    Fact<List<EnvironmentEvent>> events,
    Fact<Set<String>> instanceLabels,
    Fact<List<String>> healthCauses,
    Fact<String> lastGoodSettings,
    Fact<List<InstanceLog>> logs,
    Fact<Garbage> reclaimable,
    Fact<Garbage> garbage,
    Fact<Integer> instanceCount,
    Fact<ReplacementEnvironment> replacement) {

  /** Nothing was read. */
  public static final Facts NONE = new FactsBuilder().build();

  /** The same, and the second environment beside it. */
  public Facts withReplacement(Fact<ReplacementEnvironment> second) {
    return new FactsBuilder(this).replacement(second).build();
  }

  /** The same, with what Beanstalk says to the options that are about to be set. */
  public Facts withOptionValidation(Fact<OptionValidation> validation) {
    return new FactsBuilder(this).optionValidation(validation).build();
  }
}
