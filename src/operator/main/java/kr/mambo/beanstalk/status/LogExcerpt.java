package kr.mambo.beanstalk.status;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import kr.mambo.beanstalk.api.MessageLimit;
import kr.mambo.beanstalk.model.InstanceLog;

/** The ERROR lines of eb-engine.log, as many of the last ones as have room in a status. */
final class LogExcerpt {
  private static final String ENGINE_LOG = "/var/log/eb-engine.log";
  private static final String SEPARATOR = "-------";

  private LogExcerpt() {}

  static String extract(List<InstanceLog> logs) {
    var errors = new LinkedHashSet<String>();
    for (var log : logs) errors.addAll(errorLines(log.text()));
    if (errors.isEmpty()) return "eb-engine.log contains no ERROR line";
    var lines = new ArrayDeque<String>();
    int remaining = MessageLimit.MAX_LENGTH;
    for (var line : List.copyOf(errors).reversed()) {
      if (line.length() + 1 > remaining) break;
      lines.addFirst(line);
      remaining -= line.length() + 1;
    }
    return lines.isEmpty()
        ? MessageLimit.truncate(List.copyOf(errors).getLast())
        : String.join("\n", lines);
  }

  /** Instances fail alike, at other moments: a line is reported without its time. */
  private static List<String> errorLines(String text) {
    return engineLogLines(text)
        .filter(line -> line.contains("[ERROR]"))
        .map(line -> line.substring(line.indexOf("[ERROR]")).strip())
        .toList();
  }

  private static java.util.stream.Stream<String> engineLogLines(String text) {
    int from = text.indexOf(ENGINE_LOG);
    if (from < 0) return java.util.stream.Stream.empty();
    return text.substring(from + ENGINE_LOG.length())
        .lines()
        .dropWhile(line -> line.isBlank() || line.startsWith(SEPARATOR))
        .takeWhile(line -> !line.startsWith(SEPARATOR));
  }
}
