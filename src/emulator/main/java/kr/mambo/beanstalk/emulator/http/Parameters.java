package kr.mambo.beanstalk.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pairs of a query string or of a form. */
public final class Parameters {
  private Parameters() {}

  /**
   * Splits and decodes, in order.
   *
   * @throws Percent.Malformed when a name or value is not percent-encoded UTF-8, or holds a
   *     character that no XML answer could repeat
   */
  public static List<Map.Entry<String, String>> parse(String encoded) throws Percent.Malformed {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (int start = 0; start < encoded.length(); ) {
      int end = encoded.indexOf('&', start);
      if (end < 0) end = encoded.length();
      if (end > start) pairs.add(pair(encoded.substring(start, end)));
      start = end + 1;
    }
    return pairs;
  }

  private static Map.Entry<String, String> pair(String encoded) throws Percent.Malformed {
    int equals = encoded.indexOf('=');
    var name = Percent.decode(equals < 0 ? encoded : encoded.substring(0, equals), true);
    var value = equals < 0 ? "" : Percent.decode(encoded.substring(equals + 1), true);
    if (!isXml(name) || !isXml(value)) throw new Percent.Malformed("has a control character");
    return Map.entry(name, value);
  }

  /** Whether XML 1.0 can say every character. */
  private static boolean isXml(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000);
  }
}
