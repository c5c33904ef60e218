package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.Service;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** Ends an environment, when Beanstalk allows it and no database would go with it. */
final class Termination {
  private static final OptionKey COUPLED = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");
  private static final OptionKey DATABASE_POLICY =
      OptionKey.of("aws:rds:dbinstance", "DBDeletionPolicy");

  private Termination() {}

  static Decision of(Situation situation, EnvironmentSnapshot live) {
    if (live.lifecycle() == Lifecycle.Terminating || terminating(situation))
      return new Decision.Wait(Reason.Terminating, "Beanstalk is terminating the environment");
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
              + failed.get());
    }
    return switch (situation.facts().settings()) {
      case Fact.NotAsked<LiveSettings> none ->
          new Decision.Wait(Reason.Terminating, "The live options are not read yet");
      case Fact.Unreadable<LiveSettings>(var failure) -> Decision.because(failure);
      case Fact.Known<LiveSettings>(var settings) -> {
        boolean coupled = "true".equals(settings.deployed().get(COUPLED));
        var kept = settings.deployed().getOrDefault(DATABASE_POLICY, "Delete");
        yield coupled && !kept.equals("Retain") && !kept.equals("Snapshot")
            ? new Decision.Refuse(
                Reason.DatabaseWouldBeDeleted,
                "The environment has a coupled database that would be deleted with it: set its deletion policy to Retain or Snapshot at Beanstalk, or use deletionPolicy Retain")
            : new Decision.Terminate(
                live.id(), Reason.Terminating, "Environment " + live.name() + " is terminated");
      }
    };
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
