package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.kubernetes.WorkloadView.ProbeView;
import org.jspecify.annotations.Nullable;

/** What scripts and env files of a bundle say. */
final class BundleScripts {
  private static final Pattern WORD = Pattern.compile("'((?:[^']|'\\\\'')*)'|(\\S+)");

  private static final Pattern VARIABLE =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_]*)=(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\n", Pattern.DOTALL);

  private BundleScripts() {}

  static @Nullable ProbeView readReadinessProbe(
      String hook, String name, @Nullable JsonNode healthCheck) {
    if (healthCheck != null) {
      var test = new ArrayList<String>();
      healthCheck.path("test").forEach(word -> test.add(word.asText().replace("$$", "$")));
      return new ProbeView(
          "exec " + test.subList(1, test.size()),
          seconds(healthCheck, "start_period"),
          seconds(healthCheck, "interval"),
          seconds(healthCheck, "timeout"),
          1,
          healthCheck.path("retries").asInt());
    }
    return hook.lines()
        .filter(line -> line.startsWith("wait_for " + name + " "))
        .map(line -> parseProbe(splitWords(line)))
        .findFirst()
        .orElse(null);
  }

  private static ProbeView parseProbe(List<String> words) {
    var http = words.get(6).equals("ask_http");
    return new ProbeView(
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

  private static List<String> splitWords(String line) {
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
  static Map<String, String> readEnvFile(String file) {
    var variables = new TreeMap<String, String>();
    var found = VARIABLE.matcher(file);
    int position = 0;
    while (found.lookingAt()) {
      variables.put(
          found.group(1), found.group(2) == null ? unescape(found.group(3)) : found.group(2));
      position = found.end();
      found.region(position, file.length());
    }
    if (position != file.length())
      throw new AssertionError("not understood: " + file.substring(position));
    return variables;
  }

  private static String unescape(String text) {
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
