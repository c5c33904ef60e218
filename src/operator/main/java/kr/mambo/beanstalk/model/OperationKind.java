package kr.mambo.beanstalk.model;

import java.time.Duration;

/** What can be going on at Beanstalk on our behalf: the words of {@code status.operation.kind}. */
public enum OperationKind {
  Create(Duration.ofMinutes(45), Reason.Creating),
  Deploy(Duration.ofMinutes(60), Reason.Deploying),
  UpdateSettings(Duration.ofMinutes(60), Reason.UpdatingSettings),
  Rollback(Duration.ofMinutes(60), Reason.RollingBack),
  UpdatePlatform(Duration.ofMinutes(60), Reason.UpdatingPlatform),
  UpdateTags(Duration.ofMinutes(15), Reason.UpdatingSettings),
  Abort(Duration.ofMinutes(30), Reason.Aborting),
  SwapCnames(Duration.ofMinutes(15), Reason.Replacing),
  Terminate(Duration.ofMinutes(60), Reason.Terminating);

  private final Duration deadline;
  private final Reason reason;

  OperationKind(Duration deadline, Reason reason) {
    this.deadline = deadline;
    this.reason = reason;
  }

  /** After this long the condition says that it is overdue; the operator keeps looking. */
  public Duration deadline() {
    return deadline;
  }

  /** The reason while it runs. */
  public Reason reason() {
    return reason;
  }

  /** Whether it brings a version that is wanted; a rollback brings one that was. */
  public boolean deploys() {
    return switch (this) {
      case Create, Deploy -> true;
      case Rollback, UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate ->
          false;
    };
  }

  /** Reads the status' word. */
  public static OperationKind of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return UpdateSettings;
  }
}
