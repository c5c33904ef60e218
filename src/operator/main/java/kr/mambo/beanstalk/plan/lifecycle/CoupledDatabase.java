package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;

/**
 * A database that belongs to an environment goes with it, unless its own deletion policy keeps it
 * (using-features.managing.db in the developer guide). Whatever terminates an environment asks here
 * first.
 */
final class CoupledDatabase {
  private static final OptionKey HAS_COUPLED_DATABASE =
      OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");
  private static final OptionKey DELETION_POLICY =
      OptionKey.of("aws:rds:dbinstance", "DBDeletionPolicy");

  private CoupledDatabase() {}

  /**
   * What is in the way of terminating an environment; empty where nothing is. As long as its live
   * options are not read nobody knows.
   */
  static Optional<BeanstalkDecision> findTerminationBlocker(Fact<LiveSettings> settings) {
    return switch (settings) {
      case Fact.NotRead<LiveSettings> _ ->
          Optional.of(
              new BeanstalkDecision.Wait(
                  Reason.Terminating, "Waiting for the live options of the environment"));
      case Fact.Unreadable<LiveSettings>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<LiveSettings>(var live) ->
          isDeletedOnTermination(live.deployed())
              ? Optional.of(
                  new BeanstalkDecision.Refuse(
                      Reason.DatabaseWouldBeDeleted,
                      "Terminating the environment would delete its coupled database. Set the deletion policy of the database to Retain or Snapshot in Beanstalk, or set spec.deletionPolicy to Retain."))
              : Optional.empty();
    };
  }

  /** Whether these live options speak of a database that a termination would delete. */
  static boolean isDeletedOnTermination(Map<OptionKey, String> live) {
    if (!"true".equalsIgnoreCase(live.get(HAS_COUPLED_DATABASE))) return false;
    return switch (live.getOrDefault(DELETION_POLICY, "Delete").toLowerCase(Locale.ROOT)) {
      case "retain", "snapshot" -> false;
      default -> true;
    };
  }
}
