package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import org.jspecify.annotations.Nullable;

/**
 * The environment that is not active during a replacement: before the CNAMEs are swapped the new
 * one, afterwards the replaced one.
 *
 * @param environmentName the second environment's name
 * @param environmentId the second environment's ID; absent until it is proven to belong to this
 *     resource
 * @param cname the CNAME that the swap moves; the environment that has it is the active one
 * @param phase the phase of the replacement: Preparing, Settling, Failed, SwapFailed, Abandoning,
 *     Retiring or Kept
 * @param reason why the replacement is in this phase, in at most 1024 characters
 * @param since when this phase began
 * @param terminateAfter when the replaced environment may be terminated
 * @param appliedGeneration the newest metadata.generation whose options were sent to it
 * @param version the application version that was deployed to it
 * @param ownedOptions options set on it by this resource
 * @param attempted what was attempted when the replacement stopped; it resumes once that changes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RecordBuilder
public record ReplacementStatus(
    @Required String environmentName,
    @Nullable String environmentId,
    @Required String cname,
    @Required ReplacementPhase phase,
    @Required @Size(max = 1024) String reason,
    @Required Instant since,
    @Nullable Instant terminateAfter,
    @Nullable Long appliedGeneration,
    @Nullable Version version,
    List<String> ownedOptions,
    @Nullable Attempt attempted) {
  public ReplacementStatus {
    phase = Defaults.or(phase, ReplacementPhase.Kept);
    reason = MessageLimit.truncate(Defaults.or(reason, ""));
    ownedOptions = Defaults.list(ownedOptions);
  }

  /**
   * A failed attempt.
   *
   * @param generation the metadata.generation
   * @param label the application version
   */
  public record Attempt(@Required Long generation, @Required String label) {}

  /** One of which only the name is known. */
  public static ReplacementStatus preparing(
      String name, @Nullable String id, String cname, String reason, Instant now) {
    return ReplacementStatusBuilder.builder()
        .environmentName(name)
        .environmentId(id)
        .cname(cname)
        .phase(ReplacementPhase.Preparing)
        .reason(reason)
        .since(now)
        .ownedOptions(List.of())
        .build();
  }

  /** The same in another phase. */
  public ReplacementStatus withPhase(ReplacementPhase newPhase, String newReason, Instant now) {
    return ReplacementStatusBuilder.builder(this)
        .phase(newPhase)
        .reason(newReason)
        .since(now)
        .build();
  }

  /** The same with the failed attempt. */
  public ReplacementStatus withAttempt(@Nullable Attempt attempt) {
    return ReplacementStatusBuilder.builder(this).attempted(attempt).build();
  }

  /** The same, to be terminated after the given time. */
  public ReplacementStatus withTerminateAfter(Instant notBefore) {
    return ReplacementStatusBuilder.builder(this).terminateAfter(notBefore).build();
  }

  /** The same with what was observed and requested. */
  public ReplacementStatus withObserved(
      @Nullable String id,
      @Nullable Long newAppliedGeneration,
      @Nullable Version requestedVersion,
      List<String> options) {
    return ReplacementStatusBuilder.builder(this)
        .environmentId(id)
        .appliedGeneration(newAppliedGeneration)
        .version(requestedVersion)
        .ownedOptions(options)
        .build();
  }
}
