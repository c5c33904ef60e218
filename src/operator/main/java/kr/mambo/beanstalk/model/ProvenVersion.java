package kr.mambo.beanstalk.model;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import org.jspecify.annotations.Nullable;

/** What a verdict says about the versions of a status. */
public final class ProvenVersion {
  private ProvenVersion() {}

  /**
   * Of a call whose answer was lost nobody knew that it had begun: its success says so.
   *
   * @param told what the status said before
   * @param deployed the label that runs; null where that is not known
   */
  public static Version of(
      Verdict verdict, Optional<Wanted> wanted, Version told, @Nullable String deployed) {
    if (verdict instanceof Verdict.Failed failed && failed.reverted()) return back(deployed, told);
    if (!(verdict instanceof Verdict.Succeeded(var operation))) return told;
    var label = operation.label();
    return switch (OperationKind.of(operation.kind())) {
      case Create, Deploy ->
          wanted
              .filter(w -> w.label().equals(label))
              .map(w -> new Version(w.inputs(), w.keyId(), label, told.deployed(), told.lastGood()))
              .orElse(told);
      case Rollback -> back(label, told);
      case UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate -> told;
    };
  }

  /**
   * The inputs of the last good version are known no more, only that they are not those that
   * failed.
   */
  public static Version back(@Nullable String label, Version told) {
    return new Version(null, null, label, told.deployed(), told.lastGood());
  }
}
