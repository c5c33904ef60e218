package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The resource that a pass is about, as it was read.
 *
 * @param previousStatus its status as it was read
 * @param annotations all of them
 * @param deletionPolicy as resource, namespace and operator say together
 * @param deletedAt when it was deleted; null while it is not
 */
@RecordBuilder
public record EnvironmentResource(
    ResourceKey key,
    String uid,
    long generation,
    Instant createdAt,
    EbEnvironmentSpec spec,
    EbEnvironmentStatus previousStatus,
    Map<String, String> annotations,
    DeletionPolicy deletionPolicy,
    @Nullable Instant deletedAt) {
  public EnvironmentResource {
    annotations = Map.copyOf(annotations);
  }

  /** The name at Beanstalk of the environment that serves. */
  public String environmentName() {
    var live = previousStatus.environmentName();
    return live == null ? baseName() : live;
  }

  /** The name that the spec asks for; what begins with it belongs to either environment. */
  public String baseName() {
    var configured = spec.environmentName();
    return configured == null ? key.name() : configured;
  }

  /** The name of an environment that replaces the first, which the next gives back. */
  public String alternateName() {
    return baseName() + "-b";
  }

  /** The one of the two names that the environment that serves does not have. */
  public String replacementName() {
    return environmentName().equals(baseName()) ? alternateName() : baseName();
  }

  /** What is going on at the environment that serves. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(previousStatus.operation())
        .filter(o -> o.environmentName() == null || o.environmentName().equals(environmentName()));
  }

  /** The same resource with another status. */
  public EnvironmentResource withStatus(EbEnvironmentStatus status) {
    return EnvironmentResourceBuilder.builder(this).previousStatus(status).build();
  }

  /** Whether nothing was left to do for its generation once already. */
  public boolean isApplied() {
    return Long.valueOf(generation).equals(previousStatus.appliedGeneration());
  }

  /** Whether it is being deleted. */
  public boolean isDeleting() {
    return deletedAt != null;
  }

  /** Where all artifacts of this resource lie in the storage bucket, with a slash at the end. */
  public String artifactPrefix() {
    var storage = spec.storage();
    return "%s/%s/".formatted(storage == null ? Storage.DEFAULT_PREFIX : storage.prefix(), key);
  }

  /** Where the options of a version lie, by the digest of them. */
  public String settingsKey(String label, String digest) {
    return "%s%s/settings/%s.json".formatted(artifactPrefix(), label, digest);
  }

  /** How new versions reach the instances; what is not said has its default. */
  public Deployment deployment() {
    return spec.effectiveDeployment();
  }

  /**
   * Whether the user asks by annotation for something that was not answered yet.
   *
   * @param answered the value that was answered last
   */
  public boolean isRequested(String annotation, @Nullable String answered) {
    var value = annotations.get(annotation);
    return value != null && !value.equals(answered);
  }
}
