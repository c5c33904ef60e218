package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** What a deleted resource does with its second environment: it goes as the first one does. */
final class SecondDeletion {
  private SecondDeletion() {}

  /** The second environment, if it is there and this resource's. */
  static Optional<EnvironmentSnapshot> ours(Situation situation) {
    return situation.atOther().filter(Others::ours).flatMap(Situation::live);
  }

  /** The next step; empty when there is no second one, or the first can go on meanwhile. */
  static Optional<Decision> next(Situation situation) {
    var live = ours(situation);
    if (live.isEmpty()) return Optional.empty();
    var other = situation.atOther().orElseThrow();
    boolean alone = situation.seen().live() instanceof Live.Absent;
    var name = live.get().name();
    if (live.get().lifecycle() == Lifecycle.Terminating
        || other.verdict() instanceof Verdict.Running) {
      return wait(alone, Reason.Terminating, "Beanstalk is terminating environment " + name);
    }
    if (live.get().lifecycle() != Lifecycle.Ready) {
      return wait(
          alone,
          Reason.OperationInProgress,
          "Environment %s is %s: Beanstalk terminates it once it is Ready"
              .formatted(name, live.get().lifecycle()));
    }
    var failed =
        other.verdict() instanceof Verdict.Failed(var operation, var message, _)
            ? Optional.of(message)
            : FailedOperations.lately(situation, OperationKind.Terminate);
    if (failed.isPresent()) {
      return Optional.of(
          new Decision.Refuse(
              Reason.Terminating,
              "Beanstalk could not terminate environment %s, and is asked again in some minutes. It said: %s"
                  .formatted(name, failed.get())));
    }
    return CoupledDatabase.inTheWay(other.facts().settings())
        .or(() -> Optional.of(terminate(live.get())));
  }

  private static Decision terminate(EnvironmentSnapshot live) {
    var message = "Environment " + live.name() + " is terminated";
    return new AtOther(
        live.name(),
        new Decision.Terminate(live.id(), Reason.Terminating, message),
        Reason.Terminating,
        message);
  }

  private static Optional<Decision> wait(boolean alone, Reason reason, String message) {
    return alone ? Optional.of(new Decision.Wait(reason, message)) : Optional.empty();
  }
}
