package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.List;

/** Prints what is wrong with the files, and gives the exit status. */
record ProblemReport(PrintStream err) {
  int print(List<String> problems) {
    problems.forEach(err::println);
    return problems.isEmpty() ? Cli.EXIT_OK : Cli.EXIT_PROBLEMS;
  }
}
