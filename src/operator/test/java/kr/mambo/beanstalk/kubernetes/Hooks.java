package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.kubernetes.Seen.SeenProbe;
import org.jspecify.annotations.Nullable;

/** What scripts and env files of a bundle say. */
final class Hooks {
  private static final Pattern WORD = Pattern.compile("'((?:[^']|'\\\\'')*)'|(\\S+)");

  private static final Pattern VARIABLE =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_]*)=(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\n", Pattern.DOTALL);

  private Hooks() {}

  static @Nullable SeenProbe readiness(String hook, String name, @Nullable JsonNode healthCheck) {
    if (healthCheck != null) {
      var test = new ArrayList<String>();
      healthCheck.path("test").forEach(word -> test.add(word.asText().replace("$$", "$")));
      return new SeenProbe(
          "exec " + test.subList(1, test.size()),
          seconds(healthCheck, "start_period"),
          seconds(healthCheck, "interval"),
          seconds(healthCheck, "timeout"),
          1,
          healthCheck.path("retries").asInt());
    }
    return hook.lines()
        .filter(line -> line.startsWith("wait_for " + name + " "))
        .map(line -> asked(words(line)))
        .findFirst()
        .orElse(null);
  }

  private static SeenProbe asked(List<String> words) {
    var http = words.get(6).equals("ask_http");
    return new SeenProbe(
        http
            ? "http %s %s %s"
                .formatted(words.get(9).toUpperCase(Locale.ROOT), words.get(10), words.get(11))
            : "tcp " + words.get(9),
        Integer.parseInt(words.get(2)),
        Integer.parseInt(words.get(3)),
        Integer.parseInt(words.get(8)),
        Integer.parseInt(words.get(4)),
        Integer.parseInt(words.get(5)));
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(
            found -> found.group(1) == null ? found.group(2) : found.group(1).replace("'\\''", "'"))
        .toList();
  }

  private static int seconds(JsonNode check, String member) {
    return Integer.parseInt(check.path(member).asText().replace("s", ""));
  }

  /** All variables of an env file, which has nothing else in it. */
  static Map<String, String> variables(String file) {
    var variables = new TreeMap<String, String>();
    var found = VARIABLE.matcher(file);
    int at = 0;
    while (found.lookingAt()) {
      variables.put(
          found.group(1), found.group(2) == null ? unescaped(found.group(3)) : found.group(2));
      at = found.end();
      found.region(at, file.length());
    }
    if (at != file.length()) throw new AssertionError("not understood: " + file.substring(at));
    return variables;
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\(.)", Pattern.DOTALL)
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    switch (found.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      default -> found.group(1);
                    }));
  }
}
