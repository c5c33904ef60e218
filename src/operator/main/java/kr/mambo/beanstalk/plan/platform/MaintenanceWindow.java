package kr.mambo.beanstalk.plan.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import kr.mambo.beanstalk.api.PlatformUpdate;

/**
 * When the platform version may be changed.
 *
 * @param duration how long it stays open, by the clock that knows no daylight saving time
 */
public record MaintenanceWindow(CronSchedule schedule, Duration duration, ZoneId zone) {
  private static final String FIELD_PREFIX = "spec.platform.update.";

  /** A window, or why there is none. */
  public sealed interface Result {
    record Valid(MaintenanceWindow window) implements Result {}

    /**
     * It cannot be read.
     *
     * @param field of the spec that is wrong
     */
    record Invalid(String field, String message) implements Result {}
  }

  public static Result parse(PlatformUpdate update) {
    ZoneId zone;
    try {
      zone = ZoneId.of(update.timeZone());
    } catch (DateTimeException e) {
      return new Result.Invalid(
          FIELD_PREFIX + "timeZone",
          "'%s' is not a valid time zone: use an IANA name, for example Asia/Seoul"
              .formatted(update.timeZone()));
    }
    var text = update.schedule();
    if (text == null) {
      return new Result.Invalid(
          FIELD_PREFIX + "schedule",
          "mode Window requires a schedule: set it, for example to '0 2 * * 0'");
    }
    try {
      var schedule = CronSchedule.parse(text);
      if (schedule.next(Instant.EPOCH, zone).isEmpty()) {
        return new Result.Invalid(
            FIELD_PREFIX + "schedule",
            "'%s' matches no date: use a day that the month has".formatted(text));
      }
      return new Result.Valid(
          new MaintenanceWindow(schedule, Duration.ofMinutes(update.durationMinutes()), zone));
    } catch (IllegalArgumentException e) {
      return new Result.Invalid(FIELD_PREFIX + "schedule", String.valueOf(e.getMessage()));
    }
  }

  boolean isOpen(Instant now) {
    return schedule
        .next(now.minus(duration), zone)
        .filter(opened -> !opened.isAfter(now))
        .isPresent();
  }

  /** When it opens next; empty only at the end of the calendar. */
  Optional<Instant> nextOpening(Instant now) {
    return schedule.next(now, zone);
  }
}
