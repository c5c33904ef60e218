package kr.mambo.beanstalk.plan.version;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationVerdicts;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/**
 * An update that a newer spec superseded is left to finish, unless Beanstalk's events show it
 * failing already: then waiting for its end helps nobody. What was stopped may have left instances
 * with different versions, and the deployment that follows makes them one.
 */
public final class AbortRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!(situation.verdict() instanceof OperationVerdict.Running(var operation, var overdue))
        || situation.debouncing()) return Optional.empty();
    var failing = OperationVerdicts.errorMessage(situation.observed(), operation);
    return situation
        .live()
        .filter(EnvironmentSnapshot::abortable)
        .filter(live -> failing.isPresent() && isSuperseded(situation, operation))
        .map(
            live ->
                new BeanstalkDecision.Abort(
                    live.id(),
                    Reason.Aborting,
                    "Aborting %s%s because it is failing and a newer spec superseded it. Beanstalk said: %s"
                        .formatted(
                            operation.kind(),
                            operation.label() == null ? "" : " of version " + operation.label(),
                            failing.orElseThrow())));
  }

  private static boolean isSuperseded(BeanstalkSituation situation, Operation operation) {
    boolean newerGeneration = situation.observed().resource().generation() > operation.generation();
    var wanted = situation.rendered().map(BeanstalkRendering.Rendered::wanted);
    boolean otherVersion = wanted.filter(w -> !w.label().equals(operation.label())).isPresent();
    return switch (OperationKind.of(operation.kind())) {
      case UpdateSettings, UpdatePlatform -> newerGeneration && wanted.isPresent();
      case Deploy -> otherVersion && !hasSameInputs(situation, wanted);
      case Rollback -> otherVersion && !hasFailed(situation, wanted);
      case Create, UpdateTags, Abort, SwapCnames, Terminate -> false;
    };
  }

  /** A newer rendering of the same inputs overtakes nothing. */
  private static boolean hasSameInputs(
      BeanstalkSituation situation, Optional<DesiredState> wanted) {
    return wanted
        .filter(w -> Objects.equals(w.inputsDigest(), situation.version().inputs()))
        .isPresent();
  }

  private static boolean hasFailed(BeanstalkSituation situation, Optional<DesiredState> wanted) {
    return wanted.flatMap(w -> VersionFailures.find(situation, w.label())).isPresent();
  }
}
