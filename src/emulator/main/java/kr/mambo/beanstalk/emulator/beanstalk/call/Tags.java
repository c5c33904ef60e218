package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Locale;
import java.util.Map;

/**
 * What may be a tag.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.tagging.html">Tagging
 *     environments</a>
 */
final class Tags {
  /** Of the 50 tags of a resource, Beanstalk keeps three for itself. */
  private static final int MOST = 47;

  private static final String CHARACTERS = "[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*";

  private Tags() {}

  static void check(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.toLowerCase(Locale.ROOT).startsWith("aws:")
              || key.toLowerCase(Locale.ROOT).startsWith("elasticbeanstalk:"))
            throw Refusals.value(
                "Tag key '%s' starts with a reserved prefix: 'aws:' or 'elasticbeanstalk:'."
                    .formatted(key));
          if (!key.matches(CHARACTERS) || !value.matches(CHARACTERS))
            throw Refusals.value(
                "The tag '%s' has characters that are not allowed in tags.".formatted(key));
        });
    if (tags.size() > MOST)
      throw Refusals.tooMany(
          "Tags", "The number of tags exceeds the maximum allowed: " + MOST + ".");
  }
}
