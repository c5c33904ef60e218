package kr.mambo.beanstalk.controller;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Key-values of a log line, in logfmt: what has a blank, a quote or an equals sign is quoted. */
final class LogFields {
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=]+");

  private LogFields() {}

  static String render(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + quote(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  static String quote(String value) {
    if (PLAIN.matcher(value).matches()) return value;
    var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped + "\"";
  }
}
