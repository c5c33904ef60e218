package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** The end of an environment that does not serve, and is not needed any more. */
final class Retirement {
  /** What stops a termination is often mended by somebody at AWS, who tells nobody. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Retirement() {}

  /** The next step; empty while there is nothing to do but wait. */
  static Optional<Decision> next(Situation situation, SecondEnvironment second) {
    var other = situation.atOther();
    if (other.isEmpty()) return Optional.empty();
    return switch (other.get().seen().live()) {
      case Live.Unknown unknown -> Optional.empty();
      case Live.Absent absent -> Optional.of(over(second, "is gone"));
      case Live.Present(var live) -> present(situation, other.get(), second, live);
    };
  }

  private static Decision over(SecondEnvironment second, String what) {
    return new MoveTo(
        Optional.empty(),
        Reason.Retiring,
        "Environment %s %s".formatted(second.environmentName(), what));
  }

  private static Optional<Decision> present(
      Situation situation, Situation other, SecondEnvironment second, EnvironmentSnapshot live) {
    var now = situation.seen().now();
    if (!live.id().equals(second.environmentId()))
      return Optional.of(over(second, "is not the one that was ours, and is left"));
    if (!Others.ours(other))
      return Optional.of(over(second, "has lost its owner tag, and is left"));
    if (other.verdict() instanceof Verdict.Failed(var operation, var message, _)) {
      var why =
          "Beanstalk could not terminate environment %s, and is asked again in some minutes. It said: %s"
              .formatted(live.name(), message);
      return Optional.of(move(second.in(second.phase(), why, now).until(now.plus(PATIENCE)), why));
    }
    boolean early = second.terminateAfter() != null && now.isBefore(second.terminateAfter());
    if (early || live.lifecycle() != Lifecycle.Ready || other.verdict() instanceof Verdict.Running)
      return Optional.empty();
    return guarded(other, second, live);
  }

  private static Optional<Decision> guarded(
      Situation other, SecondEnvironment second, EnvironmentSnapshot live) {
    if (other.facts().settings().known().isEmpty()) return Optional.empty();
    var guard = CoupledDatabase.inTheWay(other.facts().settings());
    if (guard.isEmpty()) {
      var message = "Environment %s, which is not needed any more, is terminated";
      return Optional.of(
          new AtOther(
              live.name(),
              new Decision.Terminate(live.id(), Reason.Retiring, message.formatted(live.name())),
              Reason.Retiring,
              message.formatted(live.name())));
    }
    var why =
        "Environment %s is not needed any more and stays: it has a coupled database that would be deleted with it. Set its deletion policy to Retain or Snapshot at Beanstalk, or take the tag eb.mambo.kr/owner off to keep it"
            .formatted(live.name());
    return second.phase() == ReplacementPhase.Kept
        ? Optional.empty()
        : Optional.of(move(second.in(ReplacementPhase.Kept, why, other.seen().now()), why));
  }

  private static Decision move(SecondEnvironment to, String message) {
    return new MoveTo(Optional.of(to), Reason.Retiring, message);
  }
}
