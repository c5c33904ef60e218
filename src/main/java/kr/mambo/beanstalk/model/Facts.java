package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one pass read at AWS. Nothing is read that this pass has no use for.
 *
 * @param application whether the Beanstalk application exists
 * @param version the application version of the wanted label
 * @param bucket the storage bucket, and what lies under the wanted label
 * @param platform the platform version to create on, or the newest one that may be moved to
 * @param livePlatform the platform version that runs
 * @param instanceProfile whether the instance profile exists
 * @param cnameFree whether the wanted CNAME prefix is free
 * @param owner the value of the owner tag of the live environment
 * @param settings the live options
 * @param events of the running or last operation, newest first
 * @param instanceLabels the versions that the instances run
 * @param oldVersions labels of versions of ours that may be collected, oldest first
 */
public record Facts(
    Fact<Boolean> application,
    Fact<VersionState> version,
    Fact<BucketState> bucket,
    Fact<PlatformVersion> platform,
    Fact<PlatformVersion> livePlatform,
    Fact<Boolean> instanceProfile,
    Fact<Boolean> cnameFree,
    Fact<Optional<String>> owner,
    Fact<LiveSettings> settings,
    Fact<List<EventLine>> events,
    Fact<Set<String>> instanceLabels,
    Fact<List<String>> oldVersions) {

  /** Nothing was read. */
  public static final Facts NONE =
      new Facts(
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>(),
          new Fact.NotAsked<>());
}
