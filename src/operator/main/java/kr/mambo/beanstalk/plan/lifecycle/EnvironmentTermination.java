package kr.mambo.beanstalk.plan.lifecycle;

import io.fabric8.kubernetes.api.model.Service;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesSituation;

/** Ends an environment, when Beanstalk allows it and no database would go with it. */
final class EnvironmentTermination {
  private EnvironmentTermination() {}

  static BeanstalkDecision decide(BeanstalkSituation situation, EnvironmentSnapshot live) {
    if (live.lifecycle() == Lifecycle.Terminating || isTerminating(situation))
      return TerminationDiagnosis.waitDecision(situation);
    if (live.lifecycle() != Lifecycle.Ready) {
      return new BeanstalkDecision.Wait(
          Reason.OperationInProgress,
          "Waiting for the environment to be Ready before terminating it; it is %s"
              .formatted(live.lifecycle()));
    }
    var failed = OperationFailures.findRecent(situation, OperationKind.Terminate);
    if (failed.isPresent()) {
      return new BeanstalkDecision.Refuse(
          Reason.Terminating,
          "Beanstalk could not terminate the environment; retrying in a few minutes. Resolve what Beanstalk reported: "
              + failed.get()
              + TerminationDiagnosis.adviceFor(failed.get()));
    }
    return CoupledDatabase.findTerminationBlocker(situation.facts().settings())
        .orElseGet(
            () ->
                new BeanstalkDecision.Terminate(
                    live.id(), Reason.Terminating, "Terminating environment " + live.name()));
  }

  /** DescribeEnvironments may say Ready for a moment after the call. */
  private static boolean isTerminating(BeanstalkSituation situation) {
    return situation.verdict() instanceof OperationVerdict.Running(var operation, var overdue)
        && OperationKind.of(operation.kind()) == OperationKind.Terminate;
  }

  /** Whether a Service of ours leads to it: its host name may be another customer's afterwards. */
  static boolean isServiceTarget(BeanstalkSituation situation, EnvironmentSnapshot live) {
    return switch (situation.observed().kubernetes()) {
      case Fact.NotRead<KubernetesState> _ -> false;
      case Fact.Unreadable<KubernetesState> _ -> true;
      case Fact.Known<KubernetesState>(var view) -> isServiceTarget(situation, live, view);
    };
  }

  private static boolean isServiceTarget(
      BeanstalkSituation situation, EnvironmentSnapshot live, KubernetesState view) {
    var name = situation.observed().resource().key().name();
    var host = view.find(Service.class, name).map(service -> service.getSpec().getExternalName());
    return host.isPresent() && host.equals(KubernetesSituation.host(live));
  }
}
