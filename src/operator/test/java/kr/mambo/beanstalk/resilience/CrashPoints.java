package kr.mambo.beanstalk.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which an operator may die: before each of its writes, and after one was applied
 * but before its answer is used. Between one write and the next one of the same pass nothing
 * changes but in its memory, which dies with it: after the one and before the other are one moment.
 *
 * <p>Moments are numbered in their order in each stretch, which begins with something that a user
 * does; at the chosen one of every stretch it dies, and does nothing more until another operator
 * takes its place.
 */
final class CrashPoints {
  private static final int NONE = 0;
  private final List<List<String>> segments = new ArrayList<>(List.of(new ArrayList<>()));
  private int chosenPoint = NONE;
  private IntPredicate chosenSegments = stretch -> true;
  private int crashAt = NONE;
  private int writeCount;
  private boolean crashed;
  private final List<Integer> crashedSegments = new ArrayList<>();
  private boolean unchangedSinceWrite;
  private Consumer<String> writeObserver = write -> {};
  private @Nullable String unobservedWrite;

  /** Begins to count; dies at the n-th moment of each stretch from 1, or not at all at 0. */
  synchronized void arm(int n) {
    arm(n, stretch -> true);
  }

  /**
   * The same, and dies only in some stretches.
   *
   * @param segmentFilter which, counted from 0
   */
  synchronized void arm(int n, IntPredicate segmentFilter) {
    segments.clear();
    crashedSegments.clear();
    crashed = false;
    chosenPoint = n;
    chosenSegments = segmentFilter;
    startSegment();
  }

  /** A user did something: from here on it is counted anew. */
  synchronized void nextSegment() {
    if (segments.getLast().isEmpty()) markChanged();
    else startSegment();
  }

  private void startSegment() {
    markChanged();
    crashAt = chosenSegments.test(segments.size()) ? chosenPoint : NONE;
    segments.add(new ArrayList<>());
  }

  /** Another operator begins, which does not die in this stretch. */
  synchronized void restart() {
    crashed = false;
    crashAt = NONE;
  }

  /** Whoever looks around after each write, before the operator does anything else. */
  synchronized void writeObserver(Consumer<String> observer) {
    writeObserver = observer;
  }

  /** Lets the witness look at what the last write left. */
  void notifyObserver() {
    String write;
    Consumer<String> observer;
    synchronized (this) {
      write = unobservedWrite;
      observer = writeObserver;
      unobservedWrite = null;
    }
    if (write != null) observer.accept(write);
  }

  /** A dead operator calls nobody any more. */
  void checkAlive(String what) {
    notifyObserver();
    synchronized (this) {
      if (crashed) throw new SimulatedCrash("dead: " + what);
    }
  }

  void beforeWrite(String write) {
    checkAlive(write);
    synchronized (this) {
      if (!unchangedSinceWrite) reach("before " + write);
    }
  }

  synchronized void afterWrite(String write) {
    writeCount++;
    unchangedSinceWrite = true;
    unobservedWrite = write;
    reach("after " + write);
  }

  /** Something was written that nobody reads to go on. */
  synchronized void countUnreadWrite() {
    writeCount++;
  }

  /** Something may be another one than after the last write. */
  synchronized void markChanged() {
    unchangedSinceWrite = false;
  }

  private void reach(String moment) {
    segments.getLast().add(moment);
    if (segments.getLast().size() != crashAt) return;
    crashed = true;
    crashedSegments.add(segments.size() - 1);
    throw new SimulatedCrash(moment);
  }

  /** The moments that came, in their order, by stretches. */
  synchronized List<List<String>> reachedPoints() {
    return segments.stream().map(List::copyOf).toList();
  }

  /** In which stretches it died since it was armed, counted from 0. */
  synchronized List<Integer> crashedSegments() {
    return List.copyOf(crashedSegments);
  }

  /** How often something was written so far. */
  synchronized int writeCount() {
    return writeCount;
  }
}
