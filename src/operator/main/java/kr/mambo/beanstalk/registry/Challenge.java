package kr.mambo.beanstalk.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An authentication challenge of a server.
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

  /** A scheme, followed by an optional token68. */
  private static final Pattern SCHEME =
      Pattern.compile("(" + TOKEN + ")(?:[ \\t]+[A-Za-z0-9._~+/-]+=*[ \\t]*(?=,|$))?(?=[ \\t,]|$)");

  /** Longer lines are not read: no legitimate server sends them. */
  private static final int MAX_HEADER_LENGTH = 4096;

  private static final Pattern GAP = Pattern.compile("[ \\t,]*");

  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /**
   * All challenges of all header lines, in their order; parsing of a line stops at what is
   * malformed.
   */
  static List<Challenge> parse(List<String> headers) {
    var challenges = new ArrayList<Challenge>();
    headers.stream()
        .filter(h -> h.length() <= MAX_HEADER_LENGTH)
        .forEach(h -> parse(h, challenges));
    return List.copyOf(challenges);
  }

  private static void parse(String header, List<Challenge> challenges) {
    var scheme = Optional.<String>empty();
    var parameters = new TreeMap<String, String>();
    int position = skip(GAP, header, 0);
    while (position < header.length()) {
      var parameter = PARAMETER.matcher(header).region(position, header.length());
      if (scheme.isPresent() && parameter.lookingAt()) {
        var quoted = parameter.group(2);
        parameters.putIfAbsent(
            toLowerCase(parameter.group(1)),
            quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        position = skip(GAP, header, parameter.end());
        continue;
      }
      var next = SCHEME.matcher(header).region(position, header.length());
      if (!next.lookingAt()) break;
      scheme.ifPresent(s -> challenges.add(new Challenge(s, parameters)));
      parameters.clear();
      scheme = Optional.of(toLowerCase(next.group(1)));
      position = skip(GAP, header, next.end());
    }
    scheme.ifPresent(s -> challenges.add(new Challenge(s, parameters)));
  }

  private static int skip(Pattern pattern, String text, int start) {
    var challenges = pattern.matcher(text).region(start, text.length());
    return challenges.lookingAt() ? challenges.end() : start;
  }

  private static String toLowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
