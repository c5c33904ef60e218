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
 * <p>Every method throws {@link AwsException} when AWS does not do what it is asked. Methods that
 * change something return the call's request id, which the events of the operation carry.
 */
public interface Beanstalk {
  /** All environments that are not terminated. */
  List<EnvironmentSnapshot> listEnvironments();

  /** One environment, asked for directly; empty when there is none or it is terminated. */
  Optional<EnvironmentSnapshot> findEnvironment(String name);

  /** What an environment is made of. */
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

  /** Stops the update that runs; options go back, a deployment just stops where it is. */
  String abortUpdate(String environmentId);

  /** The two get each other's CNAME; both have to be Ready. A second call undoes the first. */
  String swapCnames(String environmentId, String otherId);

  LiveSettings getSettings(String application, String environmentName);

  /** Events since a moment, newest first, at most 100. */
  List<EnvironmentEvent> listEvents(String environmentName, Instant since);

  /** The labels that the instances run; empty when none reports. */
  Set<String> listInstanceLabels(String environmentId);

  /** How many instances report and are past their start; needs enhanced health. */
  int countInstances(String environmentId);

  /** Why health is as it is, in Beanstalk's words; empty with basic health. */
  List<String> listHealthCauses(String environmentId);

  /** Versions of a branch that may be used, newest first. Empty when there is no such branch. */
  List<PlatformVersion> listPlatformVersions(String branch);

  Map<String, String> listTags(String arn);

  String updateTags(String arn, Map<String, String> add, Set<String> remove);

  boolean isCnameAvailable(String prefix);

  /** The bucket that Beanstalk keeps for itself in this account and region; made if absent. */
  String createStorageLocation();
}
