package kr.mambo.beanstalk.workload;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers every problem of one reading, not the first only. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  void missing(String field, String message) {
    found.add(Problem.missing(field, message));
  }

  void invalid(String field, String message) {
    found.add(Problem.invalid(field, message));
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
