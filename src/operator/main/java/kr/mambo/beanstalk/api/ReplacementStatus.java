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
 * The environment beside the one that serves: before the names are swapped the one that is being
 * made, afterwards the one that was replaced.
 *
 * @param environmentName the second environment's name
 * @param environmentId the second environment's id; absent until it is proven to be ours
 * @param cname the address that the swap moves: whoever answers there serves
 * @param phase where the replacement stands: Preparing, Settling, Failed, SwapFailed, Abandoning,
 *     Retiring or Kept
 * @param reason why, or what is in the way, in at most 1024 characters
 * @param since when this phase began
 * @param terminateAfter when the replaced environment may be terminated
 * @param appliedGeneration the newest metadata.generation whose options were asked for on it
 * @param version the application version that it was asked to run
 * @param ownedOptions options that this resource has set on it
 * @param attempted what was tried when the replacement stopped: it goes on once that changes
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
   * What was tried in vain.
   *
   * @param generation the metadata.generation
   * @param label the application version
   */
  public record Attempt(@Required Long generation, @Required String label) {}

  /** One that nothing is known of yet but its name. */
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

  /** The same, with what was tried in vain. */
  public ReplacementStatus withAttempt(@Nullable Attempt attempt) {
    return ReplacementStatusBuilder.builder(this).attempted(attempt).build();
  }

  /** The same, to be terminated after some moment. */
  public ReplacementStatus withTerminateAfter(Instant notBefore) {
    return ReplacementStatusBuilder.builder(this).terminateAfter(notBefore).build();
  }

  /** The same, with what was seen of it and asked of it. */
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
