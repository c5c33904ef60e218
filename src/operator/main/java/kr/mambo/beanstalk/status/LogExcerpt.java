package kr.mambo.beanstalk.status;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import kr.mambo.beanstalk.model.InstanceLog;

/** The ERROR lines of eb-engine.log, as many of the last ones as have room in a status. */
final class LogExcerpt {
  private static final int LONGEST = 1024;
  private static final String FILE = "/var/log/eb-engine.log";
  private static final String RULE = "-------";

  private LogExcerpt() {}

  static String of(List<InstanceLog> logs) {
    var errors = new LinkedHashSet<String>();
    for (var log : logs) errors.addAll(errors(log.text()));
    if (errors.isEmpty()) return "eb-engine.log has no ERROR line";
    var kept = new ArrayDeque<String>();
    int room = LONGEST;
    for (var line : List.copyOf(errors).reversed()) {
      if (line.length() + 1 > room) break;
      kept.addFirst(line);
      room -= line.length() + 1;
    }
    return kept.isEmpty() ? cut(List.copyOf(errors).getLast()) : String.join("\n", kept);
  }

  /** Instances fail alike, at other moments: a line is told without its time. */
  private static List<String> errors(String text) {
    return engine(text)
        .filter(line -> line.contains("[ERROR]"))
        .map(line -> line.substring(line.indexOf("[ERROR]")).strip())
        .toList();
  }

  private static java.util.stream.Stream<String> engine(String text) {
    int from = text.indexOf(FILE);
    if (from < 0) return java.util.stream.Stream.empty();
    return text.substring(from + FILE.length())
        .lines()
        .dropWhile(line -> line.isBlank() || line.startsWith(RULE))
        .takeWhile(line -> !line.startsWith(RULE));
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }
}
