package kr.mambo.beanstalk.plan;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;

/**
 * An update that its user has overtaken is left to finish, unless Beanstalk's events show it
 * failing already: then waiting for its end helps nobody. What was stopped may have left instances
 * with different versions, and the deployment that follows makes them one.
 */
final class AbortRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!(situation.verdict() instanceof Verdict.Running(var operation, var overdue))
        || situation.settling()) return Optional.empty();
    var failing = Verdicts.failing(situation.seen(), operation);
    return situation
        .live()
        .filter(EnvironmentSnapshot::abortable)
        .filter(live -> failing.isPresent() && overtaken(situation, operation))
        .map(
            live ->
                new Decision.Abort(
                    live.id(),
                    Reason.Aborting,
                    "%s%s is stopped: it was overtaken by a newer spec and fails. Beanstalk said: %s"
                        .formatted(
                            operation.kind(),
                            operation.label() == null ? "" : " of version " + operation.label(),
                            failing.orElseThrow())));
  }

  private static boolean overtaken(Situation situation, Operation operation) {
    boolean later = situation.seen().subject().generation() > operation.generation();
    var wanted = situation.rendered().map(Rendering.Rendered::wanted);
    boolean other = wanted.filter(w -> !w.label().equals(operation.label())).isPresent();
    return switch (OperationKind.of(operation.kind())) {
      case UpdateSettings, UpdatePlatform -> later && wanted.isPresent();
      case Deploy -> other && !sameInputs(situation, wanted);
      case Rollback -> other && !failed(situation, wanted);
      case Create, UpdateTags, Abort, SwapCnames, Terminate -> false;
    };
  }

  /** A newer rendering of the same inputs overtakes nothing. */
  private static boolean sameInputs(Situation situation, Optional<Wanted> wanted) {
    return wanted.filter(w -> Objects.equals(w.inputs(), situation.version().inputs())).isPresent();
  }

  private static boolean failed(Situation situation, Optional<Wanted> wanted) {
    return wanted.flatMap(w -> FailedVersions.of(situation, w.label())).isPresent();
  }
}
