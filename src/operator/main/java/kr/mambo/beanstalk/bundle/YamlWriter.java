package kr.mambo.beanstalk.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes YAML with the same meaning in YAML 1.1 and 1.2: whatever could be parsed as anything but a
 * string is quoted. Written here, so that a library's new release cannot change the bytes of a
 * bundle.
 */
public final class YamlWriter {
  private static final Pattern PLAIN_SCALAR =
      Pattern.compile("(?!\\.\\d)[A-Za-z/.][A-Za-z0-9_./:@-]*(?<!:)");
  private static final Set<String> RESERVED_WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", ".", ".inf", ".nan");

  /** Readers give up on a longer one unless it is announced by a question mark. */
  private static final int MAX_SIMPLE_KEY_LENGTH = 1000;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /**
   * The document, in its maps' order.
   *
   * @param document of maps, lists, texts, numbers and booleans
   */
  public static String write(Map<String, ?> document) {
    var yaml = new YamlWriter();
    yaml.writeMembers(document, 0, false);
    return yaml.out.toString();
  }

  private void writeMembers(Map<?, ?> map, int indent, boolean inline) {
    boolean first = inline;
    for (var member : map.entrySet()) {
      if (!first) out.append(" ".repeat(indent));
      first = false;
      var key = formatScalar(member.getKey());
      if (key.length() <= MAX_SIMPLE_KEY_LENGTH) out.append(key).append(':');
      else out.append("? ").append(key).append('\n').append(" ".repeat(indent)).append(':');
      writeValue(member.getValue(), indent);
    }
  }

  private void writeValue(Object value, int indent) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        out.append('\n');
        writeMembers(map, indent + 2, false);
      }
      case List<?> list when !list.isEmpty() -> {
        out.append('\n');
        for (var item : list) writeItem(item, indent);
      }
      default -> out.append(' ').append(formatScalar(value)).append('\n');
    }
  }

  private void writeItem(Object item, int indent) {
    out.append(" ".repeat(indent)).append("- ");
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      writeMembers(map, indent + 2, true);
    } else {
      out.append(formatScalar(item)).append('\n');
    }
  }

  private static String formatScalar(Object value) {
    return switch (value) {
      case String text ->
          PLAIN_SCALAR.matcher(text).matches()
                  && !RESERVED_WORDS.contains(text.toLowerCase(Locale.ROOT))
              ? text
              : quote(text);
      case Map<?, ?> _ -> "{}";
      case List<?> _ -> "[]";
      default -> value.toString();
    };
  }

  /** In double quotes, in the escapes that YAML and JSON share. */
  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (isPrintable(c)) quoted.append(c);
          else quoted.append("\\u%04x".formatted((int) c));
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isPrintable(char c) {
    return !Character.isISOControl(c)
        && c != '\u2028'
        && c != '\u2029'
        && c != '\uFEFF'
        && c < '\uFFFE';
  }
}
