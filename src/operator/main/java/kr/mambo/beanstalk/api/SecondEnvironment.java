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
 * @param phase where the replacement stands: Preparing, Settling, Failed, Unswapped, Dropping,
 *     Retiring or Kept
 * @param reason why, or what is in the way, in at most 1024 characters
 * @param since when this phase began
 * @param terminateAfter when the replaced environment may be terminated
 * @param appliedGeneration the newest metadata.generation whose options were asked for on it
 * @param version the application version that it was asked to run
 * @param ownedOptions options that this resource has set on it
 * @param held what was tried when the replacement stopped: it goes on once that changes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RecordBuilder
public record SecondEnvironment(
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
    @Nullable Held held) {
  private static final int LONGEST = 1024;

  public SecondEnvironment {
    phase = Absent.or(phase, ReplacementPhase.Kept);
    reason = Absent.or(reason, "");
    ownedOptions = Absent.list(ownedOptions);
    if (reason.length() > LONGEST) reason = reason.substring(0, LONGEST - 3) + "...";
  }

  /**
   * What was tried in vain.
   *
   * @param generation the metadata.generation
   * @param label the application version
   */
  public record Held(@Required Long generation, @Required String label) {}

  /** One that nothing is known of yet but its name. */
  public static SecondEnvironment beginning(
      String name, @Nullable String id, String cname, String reason, Instant now) {
    return SecondEnvironmentBuilder.builder()
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
  public SecondEnvironment in(ReplacementPhase other, String why, Instant now) {
    return SecondEnvironmentBuilder.builder(this).phase(other).reason(why).since(now).build();
  }

  /** The same, with what was tried in vain. */
  public SecondEnvironment heldAt(@Nullable Held tried) {
    return SecondEnvironmentBuilder.builder(this).held(tried).build();
  }

  /** The same, to be terminated after some moment. */
  public SecondEnvironment until(Instant moment) {
    return SecondEnvironmentBuilder.builder(this).terminateAfter(moment).build();
  }

  /** The same, with what was seen of it and asked of it. */
  public SecondEnvironment known(
      @Nullable String id, @Nullable Long applied, @Nullable Version asked, List<String> options) {
    return SecondEnvironmentBuilder.builder(this)
        .environmentId(id)
        .appliedGeneration(applied)
        .version(asked)
        .ownedOptions(options)
        .build();
  }
}
