package kr.mambo.beanstalk.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.VersionState;

/**
 * Beanstalk's applications and their versions in one scope.
 *
 * <p>Every method throws {@link AwsException} when AWS does not do what it is asked.
 */
public interface ApplicationVersions {
  boolean applicationExists(String application);

  String createApplication(String application, Map<String, String> tags);

  VersionState findVersion(String application, String label);

  /** A version of an application as a listing shows it. */
  record ListedVersion(String label, String bucket, String key, Instant createdAt) {}

  /** All versions of an application; none where there is no such application. */
  List<ListedVersion> listVersions(String application);

  String createVersion(
      String application, String label, String bucket, String key, String description);

  /** Deletes a version, not its bundle. One that is not there is fine. */
  void deleteVersion(String application, String label);

  /**
   * Deletes an application that carries a tag of that key and has neither versions nor
   * environments.
   */
  void deleteApplicationIfUnused(String application, String tag);

  /** Whether the application is there with this tag, and neither versions nor environments are. */
  boolean isApplicationUnused(String application, String tag);
}
