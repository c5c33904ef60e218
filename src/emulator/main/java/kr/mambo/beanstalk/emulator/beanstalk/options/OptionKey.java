package kr.mambo.beanstalk.emulator.beanstalk.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/**
 * One option of one resource, in the order in which Beanstalk lists them.
 *
 * @param resource the resource's name, empty for nearly all options
 */
public record OptionKey(String namespace, String option, String resource)
    implements Comparable<OptionKey> {
  private static final Comparator<OptionKey> ORDER =
      Comparator.comparing(OptionKey::namespace)
          .thenComparing(OptionKey::option)
          .thenComparing(OptionKey::resource);

  public OptionKey(String namespace, String option) {
    this(namespace, option, "");
  }

  /** Reads what {@link #text} wrote. */
  @JsonCreator
  public static OptionKey parse(String text) {
    var parts = text.split("\\|", 3);
    return new OptionKey(parts[0], parts[1], parts[2]);
  }

  @JsonValue
  public String text() {
    return namespace + "|" + option + "|" + resource;
  }

  @Override
  public int compareTo(OptionKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text();
  }
}
