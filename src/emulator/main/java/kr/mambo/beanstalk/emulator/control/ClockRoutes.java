package kr.mambo.beanstalk.emulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import org.jspecify.annotations.Nullable;

/** {@code clock}: the time that everything in Beanstalk happens on. */
final class ClockRoutes {
  private static final Duration MAX_DURATION = Duration.ofDays(366);
  private final Timeline timeline;

  ClockRoutes(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * What to do with the clock.
   *
   * @param advance an ISO 8601 duration, {@code PT5M}
   */
  record Body(@Nullable String advance, @Nullable Double speed) {}

  void addTo(Router routes) {
    routes
        .add("GET", "clock", request -> clockState())
        .add("POST", "clock", request -> changeClock(request.parseBody(Body.class)));
  }

  private Map<String, @Nullable Object> changeClock(Body body) {
    if (body.advance() == null && body.speed() == null) {
      throw new BadRequestException("Give advance, such as \"PT5M\", or speed, such as 60.");
    }
    var speed = body.speed();
    if (speed != null) timeline.speed(speed);
    if (body.advance() != null) timeline.advance(parseDuration(body.advance(), "advance"));
    return clockState();
  }

  private Map<String, @Nullable Object> clockState() {
    var clock = new LinkedHashMap<String, @Nullable Object>();
    clock.put("now", timeline.now().toString());
    clock.put("speed", timeline.speed());
    clock.put("next", timeline.nextDue().map(Object::toString).orElse(null));
    return clock;
  }

  static Duration parseDuration(@Nullable String text, String field) {
    var value = BadRequestException.requireField(text, field);
    try {
      var duration = Duration.parse(value);
      if (!duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0) return duration;
    } catch (DateTimeException e) {
      // Said below, together with durations out of range.
    }
    throw new BadRequestException(
        "The field '"
            + field
            + "' is a duration from nothing to a year, such as PT90S or PT5M, not '"
            + value
            + "'.");
  }
}
