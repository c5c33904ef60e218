package kr.mambo.beanstalk.plan.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Five cron fields, read as crontab(5) reads them: where both days are restricted, one of them is
 * enough.
 */
record CronSchedule(
    CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) {
  private static final int FIELD_COUNT = 5;

  /** The longest time between two 29ths of February, as around the year 2100. */
  private static final int SEARCH_YEARS = 8;

  /**
   * Reads a schedule.
   *
   * @throws IllegalArgumentException with a sentence for who wrote it
   */
  static CronSchedule parse(String text) {
    var fields = text.strip().split("\\s+", -1);
    if (fields.length != FIELD_COUNT) {
      throw new IllegalArgumentException(
          "'%s' does not have five fields: use minute, hour, day of the month, month and day of the week, for example '0 2 * * 0'"
              .formatted(text));
    }
    return new CronSchedule(
        CronField.parse(CronField.Kind.MINUTE, fields[0]),
        CronField.parse(CronField.Kind.HOUR, fields[1]),
        CronField.parse(CronField.Kind.DAY, fields[2]),
        CronField.parse(CronField.Kind.MONTH, fields[3]),
        CronField.parse(CronField.Kind.WEEKDAY, fields[4]));
  }

  /**
   * The first moment after another that the schedule names; empty where it names none, as with the
   * 30th of February. A time that clocks skip in spring comes at the moment of the change, one that
   * they show twice in autumn comes the first time only.
   */
  Optional<Instant> next(Instant after, ZoneId zone) {
    // What clocks skipped or showed twice belongs to a day that may be over.
    var first = after.atZone(zone).toLocalDate().minusDays(1);
    var last = first.plusYears(SEARCH_YEARS).plusDays(2);
    for (var day = first; day.isBefore(last); day = day.plusDays(1)) {
      var match = firstOn(day, after, zone);
      if (match.isPresent()) return match;
    }
    return Optional.empty();
  }

  private Optional<Instant> firstOn(LocalDate day, Instant after, ZoneId zone) {
    if (!names(day)) return Optional.empty();
    for (int hour : hours.values()) {
      for (int minute : minutes.values()) {
        var moment = toInstant(day.atTime(hour, minute), zone);
        if (moment.isAfter(after)) return Optional.of(moment);
      }
    }
    return Optional.empty();
  }

  private static Instant toInstant(LocalDateTime time, ZoneId zone) {
    var rules = zone.getRules();
    return rules.getValidOffsets(time).isEmpty()
        ? rules.getTransition(time).getInstant()
        : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private boolean names(LocalDate date) {
    if (!months.matches(date.getMonthValue())) return false;
    boolean day = days.matches(date.getDayOfMonth());
    boolean weekday = weekdays.matches(date.getDayOfWeek().getValue() % 7);
    return (days.unrestricted() || weekdays.unrestricted()) ? day && weekday : day || weekday;
  }
}
