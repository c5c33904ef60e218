package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Verdict;

/**
 * What became of an operation. Ready is not success: the label has to be the wanted one and no
 * ERROR event may carry the operation's request id. It is not called a success where one of these
 * cannot be read, nor a failure by a Ready that is older than what Beanstalk has said since.
 */
final class Verdicts {
  /** DescribeEnvironments may say Ready for a moment after an update was accepted. */
  static final Duration UNMOVED = Duration.ofSeconds(30);

  /** Instances report every 10 seconds, and new ones take a while to begin. */
  private static final Duration REPORTS = Duration.ofMinutes(2);

  private static final int LONGEST = 1024;

  private Verdicts() {}

  static Verdict of(Observation seen) {
    return seen.subject()
        .operation()
        .map(o -> of(seen, o))
        .orElseGet(() -> Proving.failure(seen).orElseGet(Verdict.None::new));
  }

  /** An operation at a second environment that is not observed goes on: it is not forgotten. */
  static Verdict unseen(Observation seen) {
    var before = seen.subject().before();
    var operation = before.operation();
    return operation == null || before.replacement() == null
        ? new Verdict.None()
        : running(seen, operation);
  }

  private static Verdict.Running running(Observation seen, Operation operation) {
    var age = Duration.between(operation.startedAt(), seen.now());
    var deadline = OperationKind.of(operation.kind()).deadline();
    return new Verdict.Running(operation, age.compareTo(deadline) > 0);
  }

  private static Verdict of(Observation seen, Operation operation) {
    var kind = OperationKind.of(operation.kind());
    // What is seen of the environment is as old as the poller's picture of it.
    var age = Duration.between(operation.startedAt(), seen.picturedAt());
    var running = running(seen, operation);
    if (kind == OperationKind.SwapCnames) return SwapVerdict.of(seen, operation, age, running);
    return switch (seen.live()) {
      case Live.Unknown unknown -> running;
      case Live.Absent absent -> whenAbsent(seen, operation, kind, age, running);
      case Live.Present(var snapshot) -> whenPresent(seen, snapshot, operation, kind, age, running);
    };
  }

  private static Verdict whenAbsent(
      Observation seen,
      Operation operation,
      OperationKind kind,
      Duration age,
      Verdict.Running running) {
    if (kind == OperationKind.Terminate) return new Verdict.Succeeded(operation);
    if (age.compareTo(UNMOVED) < 0) return running;
    var errors = errors(seen, operation);
    if (errors.isEmpty() && operation.requestId() == null) return new Verdict.NeverBegan(operation);
    return new Verdict.Failed(
        operation, errors.isEmpty() ? "The environment is gone" : said(errors), false);
  }

  private static Verdict whenPresent(
      Observation seen,
      EnvironmentSnapshot snapshot,
      Operation operation,
      OperationKind kind,
      Duration age,
      Verdict.Running running) {
    if (snapshot.lifecycle() != Lifecycle.Ready) return running;
    // Whether it was stopped or ended just before: it is over.
    if (kind == OperationKind.Abort) return new Verdict.Succeeded(operation);
    var errors = errors(seen, operation);
    if (later(seen, errors)) return running;
    if (kind == OperationKind.Terminate) {
      if (age.compareTo(UNMOVED) < 0) return running;
      return errors.isEmpty()
          ? new Verdict.NeverBegan(operation)
          : new Verdict.Failed(operation, said(errors), false);
    }
    var platform = PlatformVersion.versionOf(snapshot.platformArn());
    boolean moved = operation.platform() == null || operation.platform().equals(platform);
    boolean reached =
        (operation.label() == null || Objects.equals(operation.label(), snapshot.versionLabel()))
            && moved;
    if (silent(seen, operation, reached)) return running;
    if (!errors.isEmpty())
      return new Verdict.Failed(operation, said(errors), reverted(seen, snapshot, operation));
    if (reached && (over(seen, operation) || kind == OperationKind.Create))
      return whenReached(seen, operation, running);
    if (age.compareTo(UNMOVED) < 0) return running;
    if (!began(seen, operation) && operation.requestId() == null)
      return new Verdict.NeverBegan(operation);
    if (reached) return whenReached(seen, operation, running);
    return new Verdict.Failed(
        operation,
        moved
            ? "Beanstalk is Ready, but runs version %s and not %s"
                .formatted(snapshot.versionLabel(), operation.label())
            : "Beanstalk is Ready, but on platform version %s and not %s"
                .formatted(platform, operation.platform()),
        reverted(seen, snapshot, operation));
  }

  /**
   * Whether only Beanstalk's words could say what became of it, and they cannot be read. That it
   * did not get where it should is seen without them, by whoever may not read them ever.
   */
  private static boolean silent(Observation seen, Operation operation, boolean reached) {
    return seen.facts()
        .events()
        .unreadable()
        .filter(f -> reached || operation.requestId() == null || f.unanswered())
        .isPresent();
  }

  /** Whether it failed after the environment was seen: if Ready, that was the Ready of before. */
  static boolean later(Observation seen, List<EventLine> errors) {
    return errors.stream().anyMatch(e -> e.at().isAfter(seen.picturedAt()));
  }

  /** What keeps the end of an operation from being known, though its environment stands still. */
  static Optional<Failure> unreadable(Observation seen) {
    return seen.facts().events().unreadable().or(() -> unreported(seen));
  }

  /** Where instances report no version, for want of enhanced health, AWS rejects the question. */
  private static Optional<Failure> unreported(Observation seen) {
    return seen.facts()
        .instanceLabels()
        .unreadable()
        .filter(failure -> !(failure instanceof Failure.Rejected));
  }

  /** Every instance has to run the version; their reports lag a little behind. */
  private static Verdict whenReached(
      Observation seen, Operation operation, Verdict.Running running) {
    var label = operation.label();
    if (label == null) return new Verdict.Succeeded(operation);
    if (unreported(seen).isPresent()) return running;
    var others = new TreeSet<>(seen.facts().instanceLabels().known().orElse(Set.of()));
    others.remove(label);
    if (others.isEmpty()) return new Verdict.Succeeded(operation);
    boolean lately =
        seen.picturedAt().isBefore(operation.startedAt().plus(REPORTS))
            || ours(seen, operation).stream()
                .anyMatch(e -> e.at().plus(REPORTS).isAfter(seen.now()));
    return lately
        ? running
        : new Verdict.Failed(
            operation, "Some instances still run " + String.join(", ", others), false);
  }

  /** New instances that failed are gone, and the others were never touched. */
  private static boolean reverted(
      Observation seen, EnvironmentSnapshot snapshot, Operation operation) {
    var label = snapshot.versionLabel();
    return OperationKind.of(operation.kind()) == OperationKind.Deploy
        && NewInstances.live(seen)
        && label != null
        && !label.equals(operation.label())
        && seen.facts().instanceLabels().known().filter(Set.of(label)::containsAll).isPresent();
  }

  /** Whether an event says that the update ended: without it Ready may be the Ready of before. */
  private static boolean over(Observation seen, Operation operation) {
    return ours(seen, operation).stream()
        .anyMatch(e -> e.message().contains("completed successfully"));
  }

  private static boolean began(Observation seen, Operation operation) {
    return !ours(seen, operation).isEmpty();
  }

  /** What Beanstalk says of an operation that runs and fails already. */
  static Optional<String> failing(Observation seen, Operation operation) {
    var errors = operation.requestId() == null ? List.<EventLine>of() : errors(seen, operation);
    return errors.isEmpty() ? Optional.empty() : Optional.of(said(errors));
  }

  private static List<EventLine> errors(Observation seen, Operation operation) {
    return ours(seen, operation).stream().filter(EventLine::error).toList();
  }

  /**
   * While its request is unknown, events are ours that name our label. An update that fails names
   * the label that ran before, which is the one that the way back deploys, and its events may still
   * be as late as the intent.
   */
  private static List<EventLine> ours(Observation seen, Operation operation) {
    var label = Objects.requireNonNullElse(operation.label(), "?");
    var failed = seen.subject().before().failedOperation();
    var failedRequest = failed == null ? null : failed.requestId();
    return events(
        seen, operation, e -> e.label().equals(label) && !e.requestId().equals(failedRequest));
  }

  /**
   * Events of an operation's request; while its id is unknown, those since the intent was written.
   *
   * @param likely which of the latter may be its own
   */
  static List<EventLine> events(
      Observation seen, Operation operation, Predicate<EventLine> likely) {
    var id = operation.requestId();
    var intended = operation.startedAt().minusSeconds(1);
    return seen.facts().events().known().orElse(List.of()).stream()
        .filter(
            e ->
                id == null
                    ? !e.at().isBefore(intended) && likely.test(e)
                    : e.requestId().equals(id))
        .toList();
  }

  private static String said(List<EventLine> errors) {
    var text =
        errors.reversed().stream()
            .map(EventLine::message)
            .distinct()
            .collect(Collectors.joining(" "));
    return atMost(text);
  }

  /** What Beanstalk complains about while an operation of ours goes on. */
  static Optional<String> complaints(Observation seen) {
    return Optional.ofNullable(seen.subject().before().operation())
        .map(operation -> errors(seen, operation))
        .filter(errors -> !errors.isEmpty())
        .map(Verdicts::said);
  }

  /** As long as a status has room for. */
  static String atMost(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
