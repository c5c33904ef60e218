package kr.mambo.beanstalk.plan.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.MessageLimit;
import kr.mambo.beanstalk.model.BeanstalkPhrases;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.PlatformVersion;

/**
 * What became of an operation. Ready is not success: the label has to be the wanted one and no
 * ERROR event may carry the operation's request id. It is not called a success where one of these
 * cannot be read, nor a failure by a Ready that is older than what Beanstalk has said since.
 */
public final class OperationVerdicts {
  /** DescribeEnvironments may say Ready for a moment after an update was accepted. */
  static final Duration STALE_READY_WINDOW = Duration.ofSeconds(30);

  /** Instances report every 10 seconds, and new ones take a while to begin. */
  private static final Duration INSTANCE_REPORT_LAG = Duration.ofMinutes(2);

  private OperationVerdicts() {}

  public static OperationVerdict resolve(Observation observed) {
    return observed
        .resource()
        .operation()
        .map(o -> resolve(observed, o))
        .orElseGet(() -> HealthProof.failure(observed).orElseGet(OperationVerdict.None::new));
  }

  /** An operation at a second environment that is not observed continues: it is not forgotten. */
  static OperationVerdict resolveUnobserved(Observation observed) {
    var previousStatus = observed.resource().previousStatus();
    var operation = previousStatus.operation();
    return operation == null || previousStatus.replacement() == null
        ? new OperationVerdict.None()
        : stillRunning(observed, operation);
  }

  private static OperationVerdict.Running stillRunning(Observation observed, Operation operation) {
    var age = Duration.between(operation.startedAt(), observed.now());
    var deadline = OperationKind.of(operation.kind()).deadline();
    return new OperationVerdict.Running(operation, age.compareTo(deadline) > 0);
  }

  private static OperationVerdict resolve(Observation observed, Operation operation) {
    var kind = OperationKind.of(operation.kind());
    // What is seen of the environment is as old as the poller's picture of it.
    var age = Duration.between(operation.startedAt(), observed.snapshotAt());
    var running = stillRunning(observed, operation);
    if (kind == OperationKind.SwapCnames)
      return SwapVerdict.resolve(observed, operation, age, running);
    return switch (observed.environment()) {
      case EnvironmentState.Unknown _ -> running;
      case EnvironmentState.Absent _ -> resolveAbsent(observed, operation, kind, age, running);
      case EnvironmentState.Present(var snapshot) ->
          resolvePresent(observed, snapshot, operation, kind, age, running);
    };
  }

  private static OperationVerdict resolveAbsent(
      Observation observed,
      Operation operation,
      OperationKind kind,
      Duration age,
      OperationVerdict.Running running) {
    if (kind == OperationKind.Terminate) return new OperationVerdict.Succeeded(operation);
    if (age.compareTo(STALE_READY_WINDOW) < 0) return running;
    var errors = errorEvents(observed, operation);
    if (errors.isEmpty() && operation.requestId() == null)
      return new OperationVerdict.NeverStarted(operation);
    return new OperationVerdict.Failed(
        operation,
        errors.isEmpty() ? "The environment no longer exists" : joinMessages(errors),
        false);
  }

  private static OperationVerdict resolvePresent(
      Observation observed,
      EnvironmentSnapshot snapshot,
      Operation operation,
      OperationKind kind,
      Duration age,
      OperationVerdict.Running running) {
    if (snapshot.lifecycle() != Lifecycle.Ready) return running;
    // Whether it was stopped or ended just before: it is over.
    if (kind == OperationKind.Abort) return new OperationVerdict.Succeeded(operation);
    var errors = errorEvents(observed, operation);
    if (hasErrorAfterSnapshot(observed, errors)) return running;
    if (kind == OperationKind.Terminate) {
      if (age.compareTo(STALE_READY_WINDOW) < 0) return running;
      return errors.isEmpty()
          ? new OperationVerdict.NeverStarted(operation)
          : new OperationVerdict.Failed(operation, joinMessages(errors), false);
    }
    var platform = PlatformVersion.versionOf(snapshot.platformArn());
    boolean onTargetPlatform =
        operation.platform() == null || operation.platform().equals(platform);
    boolean targetReached =
        (operation.label() == null || Objects.equals(operation.label(), snapshot.versionLabel()))
            && onTargetPlatform;
    if (isOutcomeUnreadable(observed, operation, targetReached)) return running;
    if (!errors.isEmpty())
      return new OperationVerdict.Failed(
          operation, joinMessages(errors), isReverted(observed, snapshot, operation));
    if (targetReached && (isReportedComplete(observed, operation) || kind == OperationKind.Create))
      return resolveTargetReached(observed, operation, running);
    if (age.compareTo(STALE_READY_WINDOW) < 0) return running;
    if (!hasEvents(observed, operation) && operation.requestId() == null)
      return new OperationVerdict.NeverStarted(operation);
    if (targetReached) return resolveTargetReached(observed, operation, running);
    return new OperationVerdict.Failed(
        operation,
        onTargetPlatform
            ? "The environment is Ready but runs version %s instead of %s"
                .formatted(snapshot.versionLabel(), operation.label())
            : "The environment is Ready but has platform version %s instead of %s"
                .formatted(platform, operation.platform()),
        isReverted(observed, snapshot, operation));
  }

  /**
   * Whether only Beanstalk's words could say what became of it, and they cannot be read. That it
   * did not get where it should is seen without them, by whoever may not read them ever.
   */
  private static boolean isOutcomeUnreadable(
      Observation observed, Operation operation, boolean targetReached) {
    return observed
        .facts()
        .events()
        .readFailure()
        .filter(f -> targetReached || operation.requestId() == null || f.isInconclusive())
        .isPresent();
  }

  /** Whether it failed after the environment was seen: if Ready, that was the Ready of before. */
  static boolean hasErrorAfterSnapshot(Observation observed, List<EnvironmentEvent> errors) {
    return errors.stream().anyMatch(e -> e.timestamp().isAfter(observed.snapshotAt()));
  }

  /** What keeps the end of an operation from being known, though its environment stands still. */
  static Optional<Failure> unreadableEvidence(Observation observed) {
    return observed.facts().events().readFailure().or(() -> unreadableInstanceLabels(observed));
  }

  /** Where instances report no version, for want of enhanced health, AWS rejects the question. */
  private static Optional<Failure> unreadableInstanceLabels(Observation observed) {
    return observed
        .facts()
        .instanceLabels()
        .readFailure()
        .filter(failure -> !(failure instanceof Failure.Rejected));
  }

  /** Every instance has to run the version; their reports lag a little behind. */
  private static OperationVerdict resolveTargetReached(
      Observation observed, Operation operation, OperationVerdict.Running running) {
    var label = operation.label();
    if (label == null) return new OperationVerdict.Succeeded(operation);
    if (unreadableInstanceLabels(observed).isPresent()) return running;
    var otherLabels = new TreeSet<>(observed.facts().instanceLabels().known().orElse(Set.of()));
    otherLabels.remove(label);
    if (otherLabels.isEmpty()) return new OperationVerdict.Succeeded(operation);
    boolean recent =
        observed.snapshotAt().isBefore(operation.startedAt().plus(INSTANCE_REPORT_LAG))
            || ownEvents(observed, operation).stream()
                .anyMatch(e -> e.timestamp().plus(INSTANCE_REPORT_LAG).isAfter(observed.now()));
    return recent
        ? running
        : new OperationVerdict.Failed(
            operation, "Some instances still run " + String.join(", ", otherLabels), false);
  }

  /** New instances that failed are gone, and the others were never touched. */
  private static boolean isReverted(
      Observation observed, EnvironmentSnapshot snapshot, Operation operation) {
    var label = snapshot.versionLabel();
    return OperationKind.of(operation.kind()) == OperationKind.Deploy
        && NewInstanceDeployment.isLive(observed)
        && label != null
        && !label.equals(operation.label())
        && observed.facts().instanceLabels().known().filter(Set.of(label)::containsAll).isPresent();
  }

  /** Whether an event says that the update ended: without it Ready may be the Ready of before. */
  private static boolean isReportedComplete(Observation observed, Operation operation) {
    return ownEvents(observed, operation).stream().anyMatch(BeanstalkPhrases::isCompletion);
  }

  private static boolean hasEvents(Observation observed, Operation operation) {
    return !ownEvents(observed, operation).isEmpty();
  }

  /** What Beanstalk says of an operation that runs and fails already. */
  public static Optional<String> errorMessage(Observation observed, Operation operation) {
    var errors =
        operation.requestId() == null
            ? List.<EnvironmentEvent>of()
            : errorEvents(observed, operation);
    return errors.isEmpty() ? Optional.empty() : Optional.of(joinMessages(errors));
  }

  private static List<EnvironmentEvent> errorEvents(Observation observed, Operation operation) {
    return ownEvents(observed, operation).stream().filter(EnvironmentEvent::isError).toList();
  }

  /**
   * While its request is unknown, events are ours that name our label. An update that fails names
   * the label that ran before, which is the one that the rollback deploys, and its events may still
   * be as late as the intent.
   */
  private static List<EnvironmentEvent> ownEvents(Observation observed, Operation operation) {
    var label = Objects.requireNonNullElse(operation.label(), "?");
    var failed = observed.resource().previousStatus().failedOperation();
    var failedRequest = failed == null ? null : failed.requestId();
    return events(
        observed, operation, e -> e.label().equals(label) && !e.requestId().equals(failedRequest));
  }

  /**
   * Events of an operation's request; while its id is unknown, those since the intent was written.
   *
   * @param likely which of the latter may be its own
   */
  static List<EnvironmentEvent> events(
      Observation observed, Operation operation, Predicate<EnvironmentEvent> likely) {
    var id = operation.requestId();
    var intentAt = operation.startedAt().minusSeconds(1);
    return observed.facts().events().known().orElse(List.of()).stream()
        .filter(
            e ->
                id == null
                    ? !e.timestamp().isBefore(intentAt) && likely.test(e)
                    : e.requestId().equals(id))
        .toList();
  }

  private static String joinMessages(List<EnvironmentEvent> errors) {
    var text =
        errors.reversed().stream()
            .map(EnvironmentEvent::message)
            .distinct()
            .collect(Collectors.joining(" "));
    return MessageLimit.truncate(text);
  }

  /** What Beanstalk complains about while an operation of ours continues. */
  public static Optional<String> currentErrors(Observation observed) {
    return Optional.ofNullable(observed.resource().previousStatus().operation())
        .map(operation -> errorEvents(observed, operation))
        .filter(errors -> !errors.isEmpty())
        .map(OperationVerdicts::joinMessages);
  }
}
