package kr.mambo.beanstalk.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pairs of a query string or of a form. */
public final class FormParameters {
  private FormParameters() {}

  /**
   * Splits and decodes, in order.
   *
   * @throws Percent.Malformed when a name or value is not percent-encoded UTF-8, or holds a
   *     character that no XML answer could repeat
   */
  public static List<Map.Entry<String, String>> parse(String encoded)
      throws PercentEncoding.MalformedEncodingException {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (int start = 0; start < encoded.length(); ) {
      int end = encoded.indexOf('&', start);
      if (end < 0) end = encoded.length();
      if (end > start) pairs.add(parsePair(encoded.substring(start, end)));
      start = end + 1;
    }
    return pairs;
  }

  private static Map.Entry<String, String> parsePair(String encoded)
      throws PercentEncoding.MalformedEncodingException {
    int equals = encoded.indexOf('=');
    var name = PercentEncoding.decode(equals < 0 ? encoded : encoded.substring(0, equals), true);
    var value = equals < 0 ? "" : PercentEncoding.decode(encoded.substring(equals + 1), true);
    if (!isXmlText(name) || !isXmlText(value))
      throw new PercentEncoding.MalformedEncodingException("has a control character");
    return Map.entry(name, value);
  }

  /** Whether XML 1.0 can say every character. */
  private static boolean isXmlText(String text) {
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
