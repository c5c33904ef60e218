package kr.mambo.beanstalk.aws;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;

/**
 * Elastic Beanstalk in one scope.
 *
 * <p>Every method throws {@link AwsException} if the call fails. Mutating methods return the call's
 * request ID, which the events of the operation carry.
 */
public interface Beanstalk {
  /** All environments that are not terminated. */
  List<EnvironmentSnapshot> listEnvironments();

  /** Describes one environment; empty if it does not exist or is terminated. */
  Optional<EnvironmentSnapshot> findEnvironment(String name);

  /** Parameters of a new environment. */
  @RecordBuilder
  record NewEnvironment(
      String application,
      String name,
      Optional<String> cnamePrefix,
      String platformArn,
      String label,
      SortedMap<OptionKey, String> options,
      Map<String, String> tags) {}

  String createEnvironment(NewEnvironment environment);

  String updateEnvironment(
      String environmentId,
      Optional<String> label,
      Optional<String> platformArn,
      SortedMap<OptionKey, String> set,
      List<OptionKey> remove);

  String terminateEnvironment(String environmentId);

  /** Aborts the running update; options are rolled back, a deployment just stops where it is. */
  String abortUpdate(String environmentId);

  /** Swaps the CNAMEs of two environments, which must be Ready. A second call undoes the first. */
  String swapCnames(String environmentId, String otherId);

  LiveSettings getSettings(String application, String environmentName);

  /** Events since a moment, newest first, at most 100. */
  List<EnvironmentEvent> listEvents(String environmentName, Instant since);

  /** The version labels that the instances run; empty if no instance reports. */
  Set<String> listInstanceLabels(String environmentId);

  /** How many instances report health and are no longer pending; requires enhanced health. */
  int countInstances(String environmentId);

  /** The causes of the health status, as Beanstalk reports them; empty with basic health. */
  List<String> listHealthCauses(String environmentId);

  /** Usable platform versions of a branch, newest first. Empty if the branch does not exist. */
  List<PlatformVersion> listPlatformVersions(String branch);

  Map<String, String> listTags(String arn);

  String updateTags(String arn, Map<String, String> add, Set<String> remove);

  boolean isCnameAvailable(String prefix);

  /** Beanstalk's own bucket in this account and region; created if it does not exist. */
  String createStorageLocation();
}
