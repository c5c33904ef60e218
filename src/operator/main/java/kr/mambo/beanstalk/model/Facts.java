package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one pass read at AWS. Nothing is read that this pass has no use for.
 *
 * @param application whether the Beanstalk application exists
 * @param version the application version of the wanted label
 * @param deployedVersion the application version that the environment runs
 * @param bucket the storage bucket, and what lies under the wanted label
 * @param platform the platform version to create on: the pinned one, else the newest
 * @param newestPlatform the newest recommended version of the branch, whatever is pinned
 * @param livePlatform the platform version that runs; one that AWS lists no more is retired
 * @param instanceProfile whether the instance profile exists
 * @param cnameAvailable whether the wanted CNAME prefix is free
 * @param tags of the live environment, without those that AWS itself made
 * @param settings the live options
 * @param draft the second set of settings, where an operation of ours may have left one
 * @param optionValidation what Beanstalk says to the options that are about to be set
 * @param events of our operation, else of whatever keeps the environment busy, newest first
 * @param instanceLabels the versions that the instances run
 * @param healthCauses of bad health, in Beanstalk's words
 * @param lastGoodSettings the options of the last good version, as they were kept
 * @param logs of the instances after a failed deployment, secrets masked
 * @param reclaimable what of ours is not in use, however few versions are kept; asked for when a
 *     quota is used up
 * @param garbage what of ours is no longer needed
 * @param instanceCount how many instances are in service
 * @param replacement the second environment, while one replaces the other
 */
@RecordBuilder
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
  public static final Facts NONE = FactsBuilder.builder().build();

  /** What a builder was not given was not read. */
  public Facts {
    application = orNotRead(application);
    version = orNotRead(version);
    deployedVersion = orNotRead(deployedVersion);
    bucket = orNotRead(bucket);
    platform = orNotRead(platform);
    newestPlatform = orNotRead(newestPlatform);
    livePlatform = orNotRead(livePlatform);
    instanceProfile = orNotRead(instanceProfile);
    cnameAvailable = orNotRead(cnameAvailable);
    tags = orNotRead(tags);
    settings = orNotRead(settings);
    draft = orNotRead(draft);
    optionValidation = orNotRead(optionValidation);
    events = orNotRead(events);
    instanceLabels = orNotRead(instanceLabels);
    healthCauses = orNotRead(healthCauses);
    lastGoodSettings = orNotRead(lastGoodSettings);
    logs = orNotRead(logs);
    reclaimable = orNotRead(reclaimable);
    garbage = orNotRead(garbage);
    instanceCount = orNotRead(instanceCount);
    replacement = orNotRead(replacement);
  }

  private static <T> Fact<T> orNotRead(@Nullable Fact<T> fact) {
    return fact == null ? new Fact.NotRead<>() : fact;
  }

  /** The same, and the second environment beside it. */
  public Facts withReplacement(Fact<ReplacementEnvironment> second) {
    return FactsBuilder.builder(this).replacement(second).build();
  }

  /** The same, with what Beanstalk says to the options that are about to be set. */
  public Facts withOptionValidation(Fact<OptionValidation> validation) {
    return FactsBuilder.builder(this).optionValidation(validation).build();
  }
}
