package kr.mambo.beanstalk.model;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.VersionBuilder;
import org.jspecify.annotations.Nullable;

/** What a verdict says about the versions of a status. */
public final class VersionTransition {
  private VersionTransition() {}

  /**
   * Of a call whose answer was lost nobody knew that it had begun: its success says so.
   *
   * @param previous what the status said before
   * @param deployed the label that runs; null where that is not known
   */
  public static Version applyVerdict(
      OperationVerdict verdict,
      Optional<DesiredState> wanted,
      Version previous,
      @Nullable String deployed) {
    if (verdict instanceof OperationVerdict.Failed failed && failed.rolledBack())
      return afterRollback(deployed, previous);
    if (!(verdict instanceof OperationVerdict.Succeeded(var operation))) return previous;
    var label = operation.label();
    return switch (OperationKind.of(operation.kind())) {
      case Create, Deploy ->
          wanted
              .filter(w -> w.label().equals(label))
              .map(
                  w ->
                      VersionBuilder.builder()
                          .inputs(w.inputsDigest())
                          .keyId(w.keyId())
                          .desired(label)
                          .deployed(previous.deployed())
                          .lastGood(previous.lastGood())
                          .build())
              .orElse(previous);
      case Rollback -> afterRollback(label, previous);
      case UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate -> previous;
    };
  }

  /**
   * The inputs of the last good version are known no more, only that they are not those that
   * failed.
   */
  public static Version afterRollback(@Nullable String label, Version previous) {
    return VersionBuilder.builder()
        .desired(label)
        .deployed(previous.deployed())
        .lastGood(previous.lastGood())
        .build();
  }
}
