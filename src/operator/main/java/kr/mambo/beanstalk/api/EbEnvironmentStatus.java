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
 * The observed state, written only by the operator. Default: observedGeneration -1
 *
 * @param observedGeneration the newest metadata.generation that the operator has reconciled; -1
 *     before the first
 * @param conditions conditions, keyed by type: Ready, Reconciling, Stalled, InputsResolved,
 *     VersionReady, Healthy, InSync, PlatformSupported, Paused, MigrationReady
 * @param lastHandledReconcileAt the last value of the annotation eb.mambo.kr/reconcile-requested-at
 *     that was handled
 * @param lastHandledRedeployAt the last value of the annotation eb.mambo.kr/redeploy-requested-at
 *     that was handled
 * @param lastHandledApplyPlan the last value of the annotation eb.mambo.kr/apply-plan that was
 *     handled: the changes that it requested are applied
 * @param environmentName the live environment's name
 * @param environmentId the live environment's ID, for example e-abcdefghij
 * @param url the environment's URL
 * @param lifecycle the environment's status at Beanstalk: Launching, Updating, Ready, Terminating,
 *     Terminated, Aborting
 * @param health health as reported by Beanstalk: color, status and causes
 * @param version the desired, the deployed and the last good application version
 * @param platform the running platform version
 * @param operation the operation in progress at AWS
 * @param replacement the second environment, during a replacement
 * @param failedOperation the last operation, if it failed; cleared once another succeeds
 * @param images the running images
 * @param imagesResolved the inputs for which image digests were resolved
 * @param certificates expiry times of certificates
 * @param ownedOptions options set by this resource, as namespace|name or namespace|name|resource
 * @param appliedDefaults options that the spec leaves out and the operator set by default, with
 *     their values; a release with other defaults changes them with the next change of the spec
 * @param ownedTags keys of tags set by this resource
 * @param appliedGeneration the newest metadata.generation whose options were sent to AWS; later
 *     differences are drift
 * @param adoptedGeneration the metadata.generation at which an existing environment was adopted:
 *     until the next generation, or the annotation eb.mambo.kr/apply-plan, differences are only
 *     reported
 * @param drift differences between AWS and the spec
 * @param failedVersions versions whose deployment failed; not retried until something changes or a
 *     retry is requested
 * @param kubernetes the workload on Kubernetes
 * @param migration blockers and warnings of running the workload on Kubernetes
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

  /** Nothing observed yet. */
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

  /** The condition of a type, if present. */
  public Optional<Condition> condition(ConditionType type) {
    return conditions.stream().filter(c -> c.type().equals(type.name())).findFirst();
  }

  /**
   * Health as reported by Beanstalk.
   *
   * @param color Green, Yellow, Red or Grey
   * @param status Ok, Info, Warning, Degraded, Severe, NoData, Unknown, Pending or Suspended
   * @param causes causes as reported by Beanstalk, without the figures that change all the time
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
   * @param inputs keyed digest of all inputs that decide whether to deploy
   * @param keyId ID of the key that the digest was computed with
   * @param desired the label of the version that the spec describes
   * @param deployed the label that Beanstalk reports as deployed
   * @param lastGood the last version observed healthy, with its settings
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
   * The running platform version.
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
   * An operation in progress at AWS.
   *
   * @param kind the kind of operation, for example Deploy
   * @param label the label of the application version that it concerns
   * @param requestId the call's request ID, which its events carry
   * @param startedAt when the intent was recorded
   * @param generation the metadata.generation that requested it
   * @param platform the target platform version, for example 4.13.7
   * @param environmentName the second environment's name, if the operation concerns it
   * @param settings keyed digest of the options, if all of them match the spec after it succeeds
   * @param redeploy the value of the annotation eb.mambo.kr/redeploy-requested-at that it handles
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
    /** An operation on the active environment. */
    public Operation(
        String kind,
        @Nullable String label,
        @Nullable String requestId,
        Instant startedAt,
        Long generation,
        @Nullable String platform) {
      this(kind, label, requestId, startedAt, generation, platform, null, null, null);
    }

    /** The same with the request ID of the call's response. */
    public Operation withRequestId(String request) {
      return OperationBuilder.builder(this).requestId(request).build();
    }

    /** The same on the given environment. */
    public Operation onEnvironment(String name) {
      return OperationBuilder.builder(this).environmentName(name).build();
    }
  }

  /**
   * An operation that failed.
   *
   * @param kind the kind of operation, for example UpdateSettings
   * @param label the application version that it concerned
   * @param message Beanstalk's message, at most 1024 characters
   * @param generation the metadata.generation that requested it
   * @param failedAt when the failure was observed
   * @param platform the target platform version, for example 4.13.7
   * @param startedAt when the intent was recorded
   * @param requestId the request ID of the call that started it, if a response arrived; its events
   *     carry the same ID
   * @param draftDeletedAt when the configuration draft that it left at Beanstalk was deleted
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
    /** The same with the time at which its configuration draft was deleted. */
    public FailedOperation withDraftDeletedAt(Instant at) {
      return FailedOperationBuilder.builder(this).draftDeletedAt(at).build();
    }
  }

  /**
   * A running image.
   *
   * @param container the container's name
   * @param image the image as written in the spec
   * @param digest the running digest, sha256:...; absent if the image runs by tag
   * @param named the digest that the registry later returned for an image that runs by tag; only a
   *     different one is deployed
   * @param unresolved why the tag could not be resolved to a digest, at most 512 characters
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Image(
      @Required String container,
      @Required String image,
      @Nullable String digest,
      @Nullable String named,
      @Nullable @Size(max = 512) String unresolved) {
    /** An image that runs by the given digest, or by tag if there is none. */
    public static Image of(String container, String image, @Nullable String digest) {
      return new Image(container, image, digest, null, null);
    }
  }

  /**
   * A certificate.
   *
   * @param secret the Secret that contains it
   * @param key the key in the Secret
   * @param notAfter when it expires
   */
  public record Certificate(
      @Required String secret, @Required String key, @Required Instant notAfter) {}

  /**
   * A difference between AWS and the spec.
   *
   * @param what the item that differs: an option as namespace:name, a tag as Tags:key, or Version,
   *     Platform, CNAME, Environment
   * @param wanted the value in the spec
   * @param live the value at AWS
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Drift(@Required String what, @Nullable String wanted, @Nullable String live) {
    /** The environment itself no longer exists. */
    public static final String ENVIRONMENT = "Environment";
  }
}
