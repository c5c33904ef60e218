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
public final class Journal {
  private static final int LONGEST = 10_000;
  private static final Pattern READS =
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
      return !READS.matcher(operation).matches();
    }
  }

  /**
   * How often an operation was called.
   *
   * @param calls all of them, the refused ones included
   */
  public record Count(boolean mutating, long calls, long refused) {
    Count and(boolean refusal) {
      return new Count(mutating, calls + 1, refused + (refusal ? 1 : 0));
    }
  }

  public Journal(InstantSource clock) {
    this.clock = clock;
  }

  /** Writes a call down. */
  public synchronized void add(
      CallSite site, String caller, String requestId, int status, String error) {
    var action = site.action().split(":", 2);
    var operation = action[action.length - 1];
    if (entries.size() == LONGEST) entries.removeFirst();
    var entry =
        new Entry(
            clock.instant(),
            action[0],
            operation,
            site.account(),
            caller,
            site.resource(),
            requestId,
            status,
            error);
    entries.addLast(entry);
    counts.merge(
        site.action(),
        new Count(entry.mutating(), 1, error.isEmpty() ? 0 : 1),
        (before, one) -> before.and(!error.isEmpty()));
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
        .mapToLong(count -> count.calls() - count.refused())
        .sum();
  }

  public synchronized void clear() {
    entries.clear();
    counts.clear();
  }
}
