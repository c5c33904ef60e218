package kr.mambo.beanstalk.model;

/**
 * An option's place.
 *
 * @param resource the resource name, for the few options that need one; else empty
 */
public record OptionKey(String namespace, String name, String resource)
    implements Comparable<OptionKey> {
  public static OptionKey of(String namespace, String name) {
    return new OptionKey(namespace, name, "");
  }

  /** As it is written in {@code status.ownedOptions}. */
  public String text() {
    return namespace + "|" + name + (resource.isEmpty() ? "" : "|" + resource);
  }

  /** Reads what {@link #text()} wrote. */
  public static OptionKey parse(String text) {
    var parts = text.split("\\|", 3);
    return new OptionKey(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  @Override
  public int compareTo(OptionKey other) {
    return text().compareTo(other.text());
  }
}
