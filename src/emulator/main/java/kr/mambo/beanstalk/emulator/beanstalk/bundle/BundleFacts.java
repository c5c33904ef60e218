package kr.mambo.beanstalk.emulator.beanstalk.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a source bundle to the instances that deploy it.
 *
 * @param validZip whether it is a zip at all
 * @param deployable whether it has a {@code docker-compose.yml}, a {@code Dockerrun.aws.json} or a
 *     {@code Dockerfile} at its top
 * @param composeProblem why the Compose file does not parse; null when it does or there is none
 * @param dockerrunProblem why {@code Dockerrun.aws.json} does not parse
 * @param extensionProblems one for each {@code .ebextensions/*.config} that is neither YAML nor
 *     JSON
 * @param images what is to be pulled
 * @param credentials where {@code Dockerrun.aws.json} says that the registry credentials are
 * @param downloads what {@code .ebextensions} fetch from S3
 */
public record BundleFacts(
    boolean validZip,
    boolean deployable,
    @Nullable String composeProblem,
    @Nullable String dockerrunProblem,
    List<Problem> extensionProblems,
    List<String> images,
    @Nullable S3ObjectReference credentials,
    List<Download> downloads) {

  /** AWS's sample application, with which nothing is wrong. */
  public static final BundleFacts SAMPLE =
      new BundleFacts(true, true, null, null, List.of(), List.of(), null, List.of());

  /** Something that is not a zip. */
  public static final BundleFacts NOT_A_ZIP =
      new BundleFacts(false, false, null, null, List.of(), List.of(), null, List.of());

  /** A file and what is wrong with it. */
  public record Problem(String file, String message) {}

  /** An object in S3. */
  public record S3ObjectReference(String bucket, String key) {}

  /**
   * A file that an instance fetches before anything else.
   *
   * @param role the name of the role whose credentials are used, {@code *} for whatever the
   *     instance profile's option says, null when the file is fetched by nobody in particular
   */
  public record Download(S3ObjectReference source, @Nullable String role) {}

  public BundleFacts {
    extensionProblems = List.copyOf(extensionProblems);
    images = List.copyOf(images);
    downloads = List.copyOf(downloads);
  }
}
