package kr.mambo.beanstalk.resilience;

import java.util.ArrayList;
import java.util.List;

/**
 * The moments at which an operator may die: before each of its writes, and after one was applied
 * but before its answer is used. They are numbered in their order; at the chosen one it dies, and
 * does nothing more.
 */
final class Points {
  private static final int NONE = 0;
  private final List<String> passed = new ArrayList<>();
  private int deadly = NONE;
  private int writes;
  private boolean dead;
  private boolean died;

  /** Begins to count; dies at the n-th moment from 1, or not at all at 0. */
  synchronized void arm(int n) {
    passed.clear();
    deadly = n;
    dead = false;
    died = false;
  }

  /** Another operator begins, which does not die. */
  synchronized void revive() {
    dead = false;
    deadly = NONE;
  }

  /** A dead operator calls nobody any more. */
  synchronized void alive(String what) {
    if (dead) throw new Crash("dead: " + what);
  }

  synchronized void before(String write) {
    alive(write);
    pass("before " + write);
  }

  synchronized void after(String write) {
    writes++;
    pass("after " + write);
  }

  private void pass(String moment) {
    passed.add(moment);
    if (passed.size() != deadly) return;
    dead = true;
    died = true;
    throw new Crash(moment);
  }

  /** The moments that came, in their order. */
  synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  /** Whether it died since it was armed. */
  synchronized boolean died() {
    return died;
  }

  /** How often something was written so far. */
  synchronized int writes() {
    return writes;
  }
}
