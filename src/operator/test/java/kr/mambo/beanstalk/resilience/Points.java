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
final class Points {
  private static final int NONE = 0;
  private final List<List<String>> stretches = new ArrayList<>(List.of(new ArrayList<>()));
  private int chosen = NONE;
  private IntPredicate where = stretch -> true;
  private int deadly = NONE;
  private int writes;
  private boolean dead;
  private final List<Integer> deaths = new ArrayList<>();
  private boolean same;
  private Consumer<String> witness = write -> {};
  private @Nullable String unseen;

  /** Begins to count; dies at the n-th moment of each stretch from 1, or not at all at 0. */
  synchronized void arm(int n) {
    arm(n, stretch -> true);
  }

  /**
   * The same, and dies only in some stretches.
   *
   * @param in which, counted from 0
   */
  synchronized void arm(int n, IntPredicate in) {
    stretches.clear();
    deaths.clear();
    dead = false;
    chosen = n;
    where = in;
    begin();
  }

  /** A user did something: from here on it is counted anew. */
  synchronized void stretch() {
    if (stretches.getLast().isEmpty()) changed();
    else begin();
  }

  private void begin() {
    changed();
    deadly = where.test(stretches.size()) ? chosen : NONE;
    stretches.add(new ArrayList<>());
  }

  /** Another operator begins, which does not die in this stretch. */
  synchronized void revive() {
    dead = false;
    deadly = NONE;
  }

  /** Whoever looks around after each write, before the operator does anything else. */
  synchronized void witness(Consumer<String> told) {
    witness = told;
  }

  /** Lets the witness look at what the last write left. */
  void look() {
    String write;
    Consumer<String> told;
    synchronized (this) {
      write = unseen;
      told = witness;
      unseen = null;
    }
    if (write != null) told.accept(write);
  }

  /** A dead operator calls nobody any more. */
  void alive(String what) {
    look();
    synchronized (this) {
      if (dead) throw new Crash("dead: " + what);
    }
  }

  void before(String write) {
    alive(write);
    synchronized (this) {
      if (!same) pass("before " + write);
    }
  }

  synchronized void after(String write) {
    writes++;
    same = true;
    unseen = write;
    pass("after " + write);
  }

  /** Something was written that nobody reads to go on. */
  synchronized void told() {
    writes++;
  }

  /** Something may be another one than after the last write. */
  synchronized void changed() {
    same = false;
  }

  private void pass(String moment) {
    stretches.getLast().add(moment);
    if (stretches.getLast().size() != deadly) return;
    dead = true;
    deaths.add(stretches.size() - 1);
    throw new Crash(moment);
  }

  /** The moments that came, in their order, by stretches. */
  synchronized List<List<String>> passed() {
    return stretches.stream().map(List::copyOf).toList();
  }

  /** In which stretches it died since it was armed, counted from 0. */
  synchronized List<Integer> deaths() {
    return List.copyOf(deaths);
  }

  /** How often something was written so far. */
  synchronized int writes() {
    return writes;
  }
}
