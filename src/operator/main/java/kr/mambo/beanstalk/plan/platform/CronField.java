package kr.mambo.beanstalk.plan.platform;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One field of a cron schedule.
 *
 * @param values those that it names
 * @param unrestricted whether it begins with a star: then it restricts no day (crontab(5), "Note")
 */
record CronField(SortedSet<Integer> values, boolean unrestricted) {
  /** Which field it is, with its bounds. */
  enum Kind {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of the month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    WEEKDAY("day of the week", 0, 7, "SUN MON TUE WED THU FRI SAT");

    private final String title;
    private final int min;
    private final int max;
    private final String names;

    Kind(String title, int least, int most, String names) {
      this.title = title;
      this.min = least;
      this.max = most;
      this.names = names;
    }

    private int parseValue(String text) {
      int nameIndex = List.of(names.split(" ")).indexOf(text.toUpperCase(Locale.ROOT));
      if (nameIndex >= 0 && !text.isEmpty()) return nameIndex + min;
      if (!text.matches("[0-9]{1,2}")) throw invalid(text);
      int number = Integer.parseInt(text);
      if (number < min || number > max) throw invalid(text);
      return number;
    }

    private IllegalArgumentException invalid(String text) {
      return new IllegalArgumentException(
          "'%s' is not a valid %s: use %d-%d%s, lists (1,3), ranges (1-5) or steps (*/2)"
              .formatted(
                  text,
                  title,
                  min,
                  max,
                  names.isEmpty()
                      ? ""
                      : ", names from %s to %s"
                          .formatted(names.substring(0, 3), names.substring(names.length() - 3))));
    }
  }

  CronField {
    values = new TreeSet<>(values);
  }

  /**
   * Reads a field.
   *
   * @throws IllegalArgumentException with a sentence for who wrote it
   */
  static CronField parse(Kind kind, String text) {
    var values = new TreeSet<Integer>();
    for (var part : text.split(",", -1)) values.addAll(parsePart(kind, part));
    // Sunday is 0 and 7.
    if (kind == Kind.WEEKDAY && values.remove(7)) values.add(0);
    return new CronField(values, text.startsWith("*"));
  }

  private static SortedSet<Integer> parsePart(Kind kind, String part) {
    var range = part.split("/", -1);
    if (range.length > 2) throw kind.invalid(part);
    int step = range.length == 1 ? 1 : parseStep(kind, part, range[1]);
    var bounds = range[0].split("-", -1);
    if (bounds.length > 2) throw kind.invalid(part);
    boolean unrestricted = range[0].equals("*");
    int first = unrestricted ? kind.min : kind.parseValue(bounds[0]);
    int last = first;
    if (unrestricted || (bounds.length == 1 && range.length == 2)) last = kind.max;
    if (bounds.length == 2) last = kind.parseValue(bounds[1]);
    if (last < first) throw kind.invalid(part);
    var values = new TreeSet<Integer>();
    for (int value = first; value <= last; value += step) values.add(value);
    return values;
  }

  private static int parseStep(Kind kind, String part, String text) {
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) == 0) throw kind.invalid(part);
    return Integer.parseInt(text);
  }

  boolean matches(int value) {
    return values.contains(value);
  }
}
