package kr.mambo.beanstalk.emulator.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every call that came, in order; the counts never forget, the list keeps the last ones. */
public final class CallJournal {
  private static final int MAX_ENTRIES = 10_000;
  private static final Pattern READ_OPERATIONS =
      Pattern.compile("(Describe|List|Get|Head|Check|Validate|Retrieve|AssumeRole).*");

  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Count> counts = new TreeMap<>();

  /**
   * One call.
   *
   * @param caller the ARN, empty when the caller is not known
   * @param error the error code, empty when the call was applied
   */
  public record Entry(
      Instant time,
      String service,
      String operation,
      String account,
      String caller,
      String resource,
      String requestId,
      int status,
      String error) {
    /** Whether such a call changes something. */
    public boolean mutating() {
      return !READ_OPERATIONS.matcher(operation).matches();
    }
  }

  /**
   * How often an operation was called.
   *
   * @param calls all of them, the refused ones included
   */
  public record Count(boolean mutating, long calls, long failed) {
    Count plusCall(boolean refusal) {
      return new Count(mutating, calls + 1, failed + (refusal ? 1 : 0));
    }
  }

  public CallJournal(InstantSource clock) {
    this.clock = clock;
  }

  /** Writes a call down. */
  public synchronized void add(
      CallDescriptor descriptor, String caller, String requestId, int status, String error) {
    var action = descriptor.action().split(":", 2);
    var operation = action[action.length - 1];
    if (entries.size() == MAX_ENTRIES) entries.removeFirst();
    var entry =
        new Entry(
            clock.instant(),
            action[0],
            operation,
            descriptor.account(),
            caller,
            descriptor.resource(),
            requestId,
            status,
            error);
    entries.addLast(entry);
    counts.merge(
        descriptor.action(),
        new Count(entry.mutating(), 1, error.isEmpty() ? 0 : 1),
        (before, added) -> before.plusCall(!error.isEmpty()));
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** By action, for example {@code elasticbeanstalk:UpdateEnvironment}. */
  public synchronized Map<String, Count> counts() {
    return new TreeMap<>(counts);
  }

  /** How many calls changed something, over all services. */
  public synchronized long mutations() {
    return counts.values().stream()
        .filter(Count::mutating)
        .mapToLong(count -> count.calls() - count.failed())
        .sum();
  }

  public synchronized void clear() {
    entries.clear();
    counts.clear();
  }
}
