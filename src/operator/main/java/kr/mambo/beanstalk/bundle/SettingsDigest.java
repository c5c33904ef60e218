package kr.mambo.beanstalk.bundle;

import java.util.SortedMap;

/** Identifies a set of options without revealing their values, which may be passwords. */
public final class SettingsDigest {
  private static final int DIGITS = 12;

  private SettingsDigest() {}

  /** Twelve lower-case hexadecimal digits over names and values. */
  public static String digest(SortedMap<String, String> options, DigestKey key) {
    return key.digest(
            out ->
                options.forEach(
                    (name, value) -> {
                      out.writeText("option", name);
                      out.writeText("value", value);
                    }))
        .substring(0, DIGITS);
  }
}
