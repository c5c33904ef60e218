package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Locale;
import java.util.Map;

/**
 * What may be a tag.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.tagging.html">Tagging
 *     environments</a>
 */
final class TagValidator {
  /** Of the 50 tags of a resource, Beanstalk keeps three for itself. */
  private static final int MAX_TAGS = 47;

  private static final String ALLOWED_CHARACTERS = "[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*";

  private TagValidator() {}

  static void validate(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.toLowerCase(Locale.ROOT).startsWith("aws:")
              || key.toLowerCase(Locale.ROOT).startsWith("elasticbeanstalk:"))
            throw BeanstalkErrors.invalidParameterValue(
                "Tag key '%s' starts with a reserved prefix: 'aws:' or 'elasticbeanstalk:'."
                    .formatted(key));
          if (!key.matches(ALLOWED_CHARACTERS) || !value.matches(ALLOWED_CHARACTERS))
            throw BeanstalkErrors.invalidParameterValue(
                "The tag '%s' has characters that are not allowed in tags.".formatted(key));
        });
    if (tags.size() > MAX_TAGS)
      throw BeanstalkErrors.tooMany(
          "Tags", "The number of tags exceeds the maximum allowed: " + MAX_TAGS + ".");
  }
}
