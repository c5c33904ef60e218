package kr.mambo.beanstalk.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import kr.mambo.beanstalk.api.PlatformUpdate;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.plan.platform.MaintenanceWindow.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cron schedules, time zones, and what clocks do to them in spring and autumn. */
class MaintenanceWindowTest {
  private static PlatformUpdate update(@Nullable String schedule, int minutes, String zone) {
    return new PlatformUpdate(UpdateMode.Window, schedule, minutes, zone);
  }

  private static MaintenanceWindow window(String schedule, int minutes, String zone) {
    return MaintenanceWindow.parse(update(schedule, minutes, zone))
            instanceof Result.Valid(var read)
        ? read
        : fail(schedule);
  }

  private static MaintenanceWindow fail(String schedule) {
    throw new AssertionError(schedule + " cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 * * 0 | 2026-03-01T01:59:59Z | 2026-03-01T02:00:00Z",
        "0 2 * * 0 | 2026-03-01T02:00:00Z | 2026-03-08T02:00:00Z",
        "0 2 * * 7 | 2026-03-02T00:00:00Z | 2026-03-08T02:00:00Z",
        "0 2 * * SUN | 2026-03-02T00:00:00Z | 2026-03-08T02:00:00Z",
        "0 2 * * mon-fri | 2026-03-07T00:00:00Z | 2026-03-09T02:00:00Z",
        "0 2 * * 5-7 | 2026-03-02T00:00:00Z | 2026-03-06T02:00:00Z",
        "30 1,13 * * * | 2026-03-01T02:00:00Z | 2026-03-01T13:30:00Z",
        "*/20 * * * * | 2026-03-01T00:20:00Z | 2026-03-01T00:40:00Z",
        "10-50/20 3 * * * | 2026-03-01T03:10:00Z | 2026-03-01T03:30:00Z",
        "5/25 3 * * * | 2026-03-01T03:30:00Z | 2026-03-01T03:55:00Z",
        "0 0 31 * * | 2026-04-01T00:00:00Z | 2026-05-31T00:00:00Z", // April has 30 days
        "0 0 29 2 * | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z",
        "0 0 29 FEB * | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z", // 2100 is no leap year
        "0 0 1 JAN,JUL * | 2026-01-01T00:00:00Z | 2026-07-01T00:00:00Z",
        "59 23 31 12 * | 2026-01-01T00:00:00Z | 2026-12-31T23:59:00Z",
        // both days restricted: one is enough, Friday the 6th before the 13th
        "0 0 13 * 5 | 2026-03-01T00:00:00Z | 2026-03-06T00:00:00Z",
        "0 0 13 * 5 | 2026-04-11T00:00:00Z | 2026-04-13T00:00:00Z",
        // a star with a step restricts nothing by itself: both have to fit
        "0 0 */2 * 1 | 2026-03-01T00:00:00Z | 2026-03-09T00:00:00Z",
        "0 0 13 * */2 | 2026-03-01T00:00:00Z | 2026-06-13T00:00:00Z"
      })
  void aScheduleNamesItsNextMoment(String schedule, Instant after, Instant next) {
    assertThat(CronSchedule.parse(schedule).next(after, ZoneId.of("UTC"))).contains(next);
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 2026-02-28T17:00:00Z",
    "America/New_York, 2026-03-01T07:00:00Z",
    "Asia/Kolkata, 2026-02-28T20:30:00Z"
  })
  void aTimeIsThatOfItsZone(String zone, Instant opens) {
    assertThat(window("0 2 * * 0", 120, zone).nextOpening(Instant.parse("2026-02-28T00:00:00Z")))
        .contains(opens);
  }

  @Test
  void aTimeThatClocksSkipInSpringComesAtTheChange() {
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    var window = window("30 2 * * *", 60, "Europe/Berlin");
    var change = Instant.parse("2026-03-29T01:00:00Z");

    assertThat(window.nextOpening(Instant.parse("2026-03-28T12:00:00Z"))).contains(change);
    assertThat(window.isOpen(change.minusSeconds(1))).isFalse();
    assertThat(window.isOpen(change)).isTrue();
    assertThat(window.isOpen(change.plusSeconds(3599))).isTrue();
    assertThat(window.isOpen(change.plusSeconds(3600))).isFalse();
  }

  @Test
  void aTimeThatClocksShowTwiceInAutumnComesOnce() {
    // Berlin, 25 October 2026: 03:00 becomes 02:00 again.
    var window = window("30 2 * * *", 30, "Europe/Berlin");
    var first = ZonedDateTime.parse("2026-10-25T02:30:00+02:00[Europe/Berlin]").toInstant();
    var second = ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Berlin]").toInstant();

    assertThat(window.nextOpening(first.minusSeconds(1))).contains(first);
    assertThat(window.nextOpening(first)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    assertThat(window.isOpen(second)).isFalse();
  }

  @Test
  void aDayWithoutMidnightBeginsLater() {
    // Santiago, 6 September 2026: midnight becomes 01:00.
    assertThat(
            window("0 0 * * *", 15, "America/Santiago")
                .nextOpening(Instant.parse("2026-09-05T12:00:00Z")))
        .contains(Instant.parse("2026-09-06T04:00:00Z"));
  }

  @Test
  void momentsComeInOrderOverAWholeYearOfChanges() {
    var schedule = CronSchedule.parse("*/30 0-4 * * *");
    var zone = ZoneId.of("Australia/Lord_Howe"); // changes by half an hour
    var seen = new ArrayList<Instant>();
    var end = Instant.parse("2027-01-01T00:00:00Z");
    var moment = Instant.parse("2026-01-01T00:00:00Z");
    while (moment.isBefore(end)) {
      moment = schedule.next(moment, zone).orElseThrow();
      seen.add(moment);
    }

    assertThat(seen).isSorted().doesNotHaveDuplicates().hasSizeBetween(3640, 3660);
  }

  @Test
  void itIsOpenFromItsTimeForItsDurationAlsoOverMidnight() {
    var window = window("0 23 * * *", 120, "UTC");

    assertThat(window.isOpen(Instant.parse("2026-03-01T22:59:59Z"))).isFalse();
    assertThat(window.isOpen(Instant.parse("2026-03-01T23:00:00Z"))).isTrue();
    assertThat(window.isOpen(Instant.parse("2026-03-02T00:59:59Z"))).isTrue();
    assertThat(window.isOpen(Instant.parse("2026-03-02T01:00:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "0 2 * * | UTC | schedule | five fields",
        "60 2 * * 0 | UTC | schedule | '60' is not a valid minute: use 0-59",
        "0 24 * * 0 | UTC | schedule | '24' is not a valid hour",
        "0 2 0 * 0 | UTC | schedule | '0' is not a valid day of the month",
        "0 2 * 13 0 | UTC | schedule | '13' is not a valid month",
        "0 2 * FOO 0 | UTC | schedule | names from JAN to DEC",
        "0 2 * * 8 | UTC | schedule | '8' is not a valid day of the week",
        "0 2 * * FRI-MON | UTC | schedule | 'FRI-MON' is not a valid day of the week",
        "5-1 2 * * 0 | UTC | schedule | '5-1' is not a valid minute",
        "*/0 2 * * 0 | UTC | schedule | '*/0' is not a valid minute",
        "*/2/2 2 * * 0 | UTC | schedule | '*/2/2' is not a valid minute",
        "*/x 2 * * 0 | UTC | schedule | '*/x' is not a valid minute",
        "1-2-3 2 * * 0 | UTC | schedule | '1-2-3' is not a valid minute",
        "1, 2 * * 0 | UTC | schedule | '' is not a valid minute",
        "0 0 30 2 * | UTC | schedule | matches no date",
        "- | UTC | schedule | mode Window requires a schedule",
        "0 2 * * 0 | Mars/Olympus | timeZone | 'Mars/Olympus' is not a valid time zone"
      })
  void whatCannotBeReadIsSaidInASentence(
      @Nullable String schedule, String zone, String field, String words) {
    assertThat(MaintenanceWindow.parse(update(schedule, 60, zone)))
        .isInstanceOfSatisfying(
            Result.Invalid.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("spec.platform.update." + field);
              assertThat(refused.message()).contains(words);
            });
  }
}
