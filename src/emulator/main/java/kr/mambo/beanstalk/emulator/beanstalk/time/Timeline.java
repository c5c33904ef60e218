package kr.mambo.beanstalk.emulator.beanstalk.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one clock that everything happens on, and the one lock that guards all state: tasks and calls
 * never overlap.
 *
 * <p>In real time, durations are divided by a speed and one daemon thread runs what is due. By
 * hand, time stands still until {@link #advance}, and nothing sleeps.
 */
public final class Timeline implements AutoCloseable {
  private record Task(Instant due, long number, Runnable work) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
  private final InstantSource wallClock;
  private final boolean manual;
  private volatile double speed;
  private Duration offset = Duration.ZERO;
  private @Nullable Instant taskTime;
  private long nextTaskNumber;
  private boolean closed;

  private Timeline(InstantSource wall, double speed, boolean byHand) {
    this.wallClock = wall;
    this.manual = byHand;
    this.speed = speed;
  }

  /**
   * A clock that runs by itself.
   *
   * @param speed how many times faster than on AWS things happen, above 0
   */
  public static Timeline realTime(InstantSource wall, double speed) {
    var timeline = new Timeline(wall, requireSpeed(speed), false);
    Thread.ofPlatform().daemon().name("emulator-timeline").start(timeline::runTasks);
    return timeline;
  }

  /** A clock that only {@link #advance} moves; durations are AWS's own. */
  public static Timeline manual(Instant start) {
    return new Timeline(InstantSource.fixed(start), 1, true);
  }

  public Instant now() {
    lock.lock();
    try {
      return taskTime != null ? taskTime : wallClock.instant().plus(offset);
    } finally {
      lock.unlock();
    }
  }

  /** How long something that takes this long on AWS takes here. */
  public Duration scale(Duration awsDuration) {
    return speed == 1 ? awsDuration : Duration.ofNanos(Math.round(awsDuration.toNanos() / speed));
  }

  /** Changes the speed of what begins from now on; what is scheduled keeps its time. */
  public void speed(double factor) {
    callExclusively(
        () -> {
          speed = requireSpeed(factor);
          return factor;
        });
  }

  public double speed() {
    return speed;
  }

  /** Runs the task once, at this time or as soon as possible after it. */
  public void schedule(Instant due, Runnable work) {
    lock.lock();
    try {
      tasks.add(new Task(due, nextTaskNumber++, work));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Does the work alone: no task and no other work runs meanwhile. */
  public <T> T callExclusively(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Lets time jump; what falls due on the way runs in order, each at its own time. */
  public void advance(Duration duration) {
    lock.lock();
    try {
      var start = now();
      var end = start.plus(duration);
      for (var next = tasks.peek(); next != null && !next.due.isAfter(end); next = tasks.peek()) {
        tasks.remove();
        taskTime = next.due.isBefore(start) ? start : next.due;
        next.work.run();
      }
      taskTime = null;
      offset = offset.plus(duration);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** When the next task is due; empty when nothing is going to happen. */
  public Optional<Instant> nextDue() {
    return callExclusively(() -> Optional.ofNullable(tasks.peek()).map(Task::due));
  }

  /** Drops everything that is scheduled. */
  public void clear() {
    callExclusively(
        () -> {
          tasks.clear();
          return tasks;
        });
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void runTasks() {
    lock.lock();
    try {
      while (!closed) {
        var next = tasks.peek();
        var wait = next == null ? Duration.ofHours(1) : Duration.between(now(), next.due);
        if (next == null || wait.isPositive()) {
          changed.awaitNanos(wait.toNanos());
        } else {
          tasks.remove();
          runSafely(next.work);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** One broken task must not stop the clock for all others. */
  private static void runSafely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      System.getLogger(Timeline.class.getName())
          .log(System.Logger.Level.ERROR, "A scheduled step failed.", e);
    }
  }

  private static double requireSpeed(double speed) {
    if (!(speed > 0) || Double.isInfinite(speed))
      throw new IllegalArgumentException("The speed has to be above 0, for example 60.");
    return speed;
  }

  /** Whether time stands still between calls of {@link #advance}. */
  public boolean manual() {
    return manual;
  }
}
