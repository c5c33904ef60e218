package kr.mambo.beanstalk.workload;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every problem of a rendering, not only the first. */
final class ProblemCollector {
  private final Set<Problem> problems = new LinkedHashSet<>();

  void addMissing(String field, String message) {
    problems.add(Problem.missing(field, message));
  }

  void addInvalid(String field, String message) {
    problems.add(Problem.invalid(field, message));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
