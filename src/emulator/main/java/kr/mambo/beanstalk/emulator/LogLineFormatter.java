package kr.mambo.beanstalk.emulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A log record as one line: time, level, the logger's simple name, the message. */
final class LogLineFormatter extends Formatter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss,SSS");

  @Override
  public String format(LogRecord logged) {
    var name = String.valueOf(logged.getLoggerName());
    return "%s %-7s [%s] %s%n%s"
        .formatted(
            TIME.format(LocalTime.ofInstant(logged.getInstant(), ZoneId.systemDefault())),
            logged.getLevel().getName(),
            name.substring(name.lastIndexOf('.') + 1),
            formatMessage(logged),
            trace(logged));
  }

  private static String trace(LogRecord logged) {
    if (logged.getThrown() == null) return "";
    var text = new StringWriter();
    logged.getThrown().printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
