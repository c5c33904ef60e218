package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.Service;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** Ends an environment, when Beanstalk allows it and no database would go with it. */
final class Termination {
  private Termination() {}

  static Decision of(Situation situation, EnvironmentSnapshot live) {
    if (live.lifecycle() == Lifecycle.Terminating || terminating(situation))
      return StuckStack.waiting(situation);
    if (live.lifecycle() != Lifecycle.Ready) {
      return new Decision.Wait(
          Reason.OperationInProgress,
          "The environment is %s: Beanstalk terminates it once it is Ready"
              .formatted(live.lifecycle()));
    }
    var failed = FailedOperations.lately(situation, OperationKind.Terminate);
    if (failed.isPresent()) {
      return new Decision.Refuse(
          Reason.Terminating,
          "Beanstalk could not terminate the environment, and is asked again in some minutes. It said: "
              + failed.get()
              + StuckStack.advice(failed.get()));
    }
    return CoupledDatabase.inTheWay(situation.facts().settings())
        .orElseGet(
            () ->
                new Decision.Terminate(
                    live.id(),
                    Reason.Terminating,
                    "Environment " + live.name() + " is terminated"));
  }

  /** DescribeEnvironments may say Ready for a moment after the call. */
  private static boolean terminating(Situation situation) {
    return situation.verdict() instanceof Verdict.Running(var operation, var overdue)
        && OperationKind.of(operation.kind()) == OperationKind.Terminate;
  }

  /** Whether a Service of ours leads to it: its host name may be another customer's afterwards. */
  static boolean led(Situation situation, EnvironmentSnapshot live) {
    return switch (situation.seen().cluster()) {
      case Fact.NotAsked<ClusterView> none -> false;
      case Fact.Unreadable<ClusterView> unreadable -> true;
      case Fact.Known<ClusterView>(var view) -> led(situation, live, view);
    };
  }

  private static boolean led(Situation situation, EnvironmentSnapshot live, ClusterView view) {
    var name = situation.seen().subject().key().name();
    var host = view.find(Service.class, name).map(service -> service.getSpec().getExternalName());
    return host.isPresent() && host.equals(ClusterSituation.host(live));
  }
}
