package kr.mambo.beanstalk.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a server wants to be told who asks.
 *
 * @param scheme in lower case
 * @param parameters by name in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7235#section-4.1">RFC 7235, WWW-Authenticate</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** A parameter; the value is a token or a quoted string. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(" + TOKEN + ")[ \\t]*=[ \\t]*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|(" + TOKEN + "))");

  /** A scheme, and a token68 behind it if there is one. */
  private static final Pattern SCHEME =
      Pattern.compile("(" + TOKEN + ")(?:[ \\t]+[A-Za-z0-9._~+/-]+=*[ \\t]*(?=,|$))?(?=[ \\t,]|$)");

  /** Longer lines are not read: nobody sends them in good faith. */
  private static final int LONGEST = 4096;

  private static final Pattern GAP = Pattern.compile("[ \\t,]*");

  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** All challenges of all header lines, in their order; what cannot be read ends its line. */
  static List<Challenge> read(List<String> headers) {
    var found = new ArrayList<Challenge>();
    headers.stream().filter(h -> h.length() <= LONGEST).forEach(h -> read(h, found));
    return List.copyOf(found);
  }

  private static void read(String header, List<Challenge> found) {
    var scheme = Optional.<String>empty();
    var parameters = new TreeMap<String, String>();
    int at = end(GAP, header, 0);
    while (at < header.length()) {
      var parameter = PARAMETER.matcher(header).region(at, header.length());
      if (scheme.isPresent() && parameter.lookingAt()) {
        var quoted = parameter.group(2);
        parameters.putIfAbsent(
            lower(parameter.group(1)),
            quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        at = end(GAP, header, parameter.end());
        continue;
      }
      var next = SCHEME.matcher(header).region(at, header.length());
      if (!next.lookingAt()) break;
      scheme.ifPresent(s -> found.add(new Challenge(s, parameters)));
      parameters.clear();
      scheme = Optional.of(lower(next.group(1)));
      at = end(GAP, header, next.end());
    }
    scheme.ifPresent(s -> found.add(new Challenge(s, parameters)));
  }

  private static int end(Pattern pattern, String text, int from) {
    var found = pattern.matcher(text).region(from, text.length());
    return found.lookingAt() ? found.end() : from;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
