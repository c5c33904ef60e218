package kr.mambo.beanstalk.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.VersionState;

/**
 * Beanstalk's applications and their versions in one scope.
 *
 * <p>Every method throws {@link AwsException} if the call fails.
 */
public interface ApplicationVersions {
  boolean applicationExists(String application);

  String createApplication(String application, Map<String, String> tags);

  VersionState findVersion(String application, String label);

  /** An application version in a listing. */
  record ListedVersion(String label, String bucket, String key, Instant createdAt) {}

  /** All versions of an application; none if the application does not exist. */
  List<ListedVersion> listVersions(String application);

  String createVersion(
      String application, String label, String bucket, String key, String description);

  /** Deletes a version, but not its source bundle. A missing version is ignored. */
  void deleteVersion(String application, String label);

  /** Deletes an application that has a tag with that key and neither versions nor environments. */
  void deleteApplicationIfUnused(String application, String tag);

  /** Whether the application exists with this tag, and has neither versions nor environments. */
  boolean isApplicationUnused(String application, String tag);
}
