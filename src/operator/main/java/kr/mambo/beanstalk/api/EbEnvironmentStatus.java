package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen and what was learned. Written by the operator alone. Default: observedGeneration -1
 *
 * @param observedGeneration the newest metadata.generation that a pass has seen; -1 before the
 *     first
 * @param conditions what is so and what is not, by type: Ready, Reconciling, Stalled,
 *     InputsResolved, VersionReady, Healthy, InSync, PlatformSupported, Paused, MigrationReady
 * @param lastHandledReconcileAt the last value of the annotation eb.mambo.kr/reconcile-requested-at
 *     that was answered
 * @param lastHandledRedeployAt the last value of the annotation eb.mambo.kr/redeploy-requested-at
 *     that was answered
 * @param lastHandledApplyPlan the last value of the annotation eb.mambo.kr/apply-plan that was
 *     answered: the changes that it asked for are made
 * @param environmentName the live environment's name
 * @param environmentId the live environment's id, for example e-abcdefghij
 * @param url the environment's address
 * @param lifecycle Beanstalk's own word: Launching, Updating, Ready, Terminating, Terminated,
 *     Aborting
 * @param health colour, status and causes
 * @param version which application version is wanted, deployed, last good
 * @param platform the platform version that runs
 * @param operation what was begun at AWS and is not over
 * @param replacement the second environment, while one takes the place of the other
 * @param failedOperation the last operation, if it failed; forgotten once another succeeds
 * @param images the images that run
 * @param imagesResolved what the digests of the images were resolved for
 * @param certificates until when certificates are valid
 * @param ownedOptions options that this resource has set, as namespace|name or
 *     namespace|name|resource
 * @param appliedDefaults options that the spec leaves out and the operator set by default, with
 *     their values: a release with other defaults changes them with the next change of the spec
 * @param ownedTags keys of tags that this resource has set
 * @param appliedGeneration the newest metadata.generation whose options were asked for at AWS; what
 *     differs later is drift
 * @param adoptedGeneration the metadata.generation at which an existing environment was taken over:
 *     until the next one, or the annotation eb.mambo.kr/apply-plan, differences are only reported
 * @param drift what differs from the spec at AWS
 * @param failedVersions versions whose deployment failed: not tried again until something changes
 *     or its user asks
 * @param kubernetes the workload on Kubernetes
 * @param migration what is in the way of running on Kubernetes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RecordBuilder
public record EbEnvironmentStatus(
    @Nullable Long observedGeneration,
    @MergeKey("type") List<Condition> conditions,
    @Nullable String lastHandledReconcileAt,
    @Nullable String lastHandledRedeployAt,
    @Nullable String lastHandledApplyPlan,
    @Nullable String environmentName,
    @Nullable String environmentId,
    @Nullable String url,
    @Nullable String lifecycle,
    @Nullable Health health,
    @Nullable Version version,
    @Nullable PlatformVersion platform,
    @Nullable Operation operation,
    @Nullable ReplacementStatus replacement,
    @Nullable FailedOperation failedOperation,
    @MergeKey("container") List<Image> images,
    @Nullable ImagesResolved imagesResolved,
    List<Certificate> certificates,
    List<String> ownedOptions,
    Map<String, String> appliedDefaults,
    List<String> ownedTags,
    @Nullable Long appliedGeneration,
    @Nullable Long adoptedGeneration,
    List<Drift> drift,
    @MergeKey("label") List<FailedVersion> failedVersions,
    @Nullable KubernetesStatus kubernetes,
    @Nullable Migration migration) {

  /** Nothing seen yet. */
  public static final EbEnvironmentStatus NONE = EbEnvironmentStatusBuilder.builder().build();

  public EbEnvironmentStatus {
    conditions = Defaults.list(conditions);
    images = Defaults.list(images);
    certificates = Defaults.list(certificates);
    ownedOptions = Defaults.list(ownedOptions);
    appliedDefaults = Defaults.map(appliedDefaults);
    ownedTags = Defaults.list(ownedTags);
    drift = Defaults.list(drift);
    failedVersions = Defaults.list(failedVersions);
  }

  /** The condition of a type, if it is there. */
  public Optional<Condition> condition(ConditionType type) {
    return conditions.stream().filter(c -> c.type().equals(type.name())).findFirst();
  }

  /**
   * Beanstalk's health.
   *
   * @param color Green, Yellow, Red or Grey
   * @param status Ok, Info, Warning, Degraded, Severe, NoData, Unknown, Pending or Suspended
   * @param causes why, in Beanstalk's words, without the figures that change all the time
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Health(@Nullable String color, @Nullable String status, List<String> causes) {
    public Health {
      causes = Defaults.list(causes);
    }
  }

  /**
   * Application versions.
   *
   * @param inputs keyed digest of everything that decides whether to deploy
   * @param keyId which key made the digest
   * @param desired the label that the spec asks for
   * @param deployed the label that Beanstalk reports
   * @param lastGood the last version that was seen healthy, with its settings
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @RecordBuilder
  public record Version(
      @Nullable String inputs,
      @Nullable String keyId,
      @Nullable String desired,
      @Nullable String deployed,
      @Nullable LastGoodVersion lastGood) {}

  /**
   * The platform version that runs.
   *
   * @param arn the platform version's ARN
   * @param version the platform version's number, for example 4.13.7
   * @param lifecycle the platform version's state: recommended, supported, deprecated or retired
   * @param available the newest recommended version of the branch
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record PlatformVersion(
      @Nullable String arn,
      @Nullable String version,
      @Nullable String lifecycle,
      @Nullable String available) {}

  /**
   * An operation at AWS that was begun.
   *
   * @param kind what is done, for example Deploy
   * @param label the label of the application version that it is about
   * @param requestId the call's id, which its events carry
   * @param startedAt when the intent was written
   * @param generation the metadata.generation that asked for it
   * @param platform the platform version that it moves to, for example 4.13.7
   * @param environmentName the second environment's name, where it is about that one
   * @param settings keyed digest of the options, if all of them are those of the spec once it
   *     succeeded
   * @param redeploy the value of the annotation eb.mambo.kr/redeploy-requested-at that it answers
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @RecordBuilder
  public record Operation(
      @Required String kind,
      @Nullable String label,
      @Nullable String requestId,
      @Required Instant startedAt,
      @Required Long generation,
      @Nullable String platform,
      @Nullable String environmentName,
      @Nullable String settings,
      @Nullable String redeploy) {
    /** One about the environment that serves. */
    public Operation(
        String kind,
        @Nullable String label,
        @Nullable String requestId,
        Instant startedAt,
        Long generation,
        @Nullable String platform) {
      this(kind, label, requestId, startedAt, generation, platform, null, null, null);
    }

    /** The same, with the request id that the call was answered with. */
    public Operation withRequestId(String request) {
      return OperationBuilder.builder(this).requestId(request).build();
    }

    /** The same, about that environment. */
    public Operation onEnvironment(String name) {
      return OperationBuilder.builder(this).environmentName(name).build();
    }
  }

  /**
   * An operation that failed.
   *
   * @param kind what it was, for example UpdateSettings
   * @param label the application version that it was about
   * @param message what Beanstalk said, at most 1024 characters
   * @param generation the metadata.generation that asked for it
   * @param failedAt when it was seen to have failed
   * @param platform the platform version that it should have moved to, for example 4.13.7
   * @param startedAt when the intent was written
   * @param requestId the id of the call that began it, if its answer came; events of that request
   *     are nobody else's
   * @param draftDeletedAt when the settings that it left as a draft at Beanstalk were deleted
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @RecordBuilder
  public record FailedOperation(
      @Required String kind,
      @Nullable String label,
      @Required @Size(max = 1024) String message,
      @Required Long generation,
      @Required Instant failedAt,
      @Nullable String platform,
      @Nullable Instant startedAt,
      @Nullable String requestId,
      @Nullable Instant draftDeletedAt) {
    /** The same, once the settings that it left behind were deleted. */
    public FailedOperation withDraftDeletedAt(Instant at) {
      return FailedOperationBuilder.builder(this).draftDeletedAt(at).build();
    }
  }

  /**
   * An image that runs.
   *
   * @param container the container's name
   * @param image the image as the spec writes it
   * @param digest the digest that runs, sha256:...; absent where it runs by tag
   * @param named the digest that the registry named later for an image that runs by tag: another
   *     one is deployed
   * @param unresolved why there is no digest, at most 512 characters
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Image(
      @Required String container,
      @Required String image,
      @Nullable String digest,
      @Nullable String named,
      @Nullable @Size(max = 512) String unresolved) {
    /** An image that runs by this digest, or else by tag. */
    public static Image of(String container, String image, @Nullable String digest) {
      return new Image(container, image, digest, null, null);
    }
  }

  /**
   * A certificate.
   *
   * @param secret the Secret that holds it
   * @param key the key inside the Secret
   * @param notAfter until when it is valid
   */
  public record Certificate(
      @Required String secret, @Required String key, @Required Instant notAfter) {}

  /**
   * Something that differs from the spec at AWS.
   *
   * @param what what differs: an option as namespace:name, a tag as Tags:key, or Version, Platform,
   *     CNAME, Environment
   * @param wanted what the spec says
   * @param live what AWS says
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Drift(@Required String what, @Nullable String wanted, @Nullable String live) {
    /** The environment itself is gone. */
    public static final String ENVIRONMENT = "Environment";
  }
}
