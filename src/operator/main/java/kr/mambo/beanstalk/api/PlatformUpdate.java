package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * When the platform is updated to a newer version of its branch.
 *
 * @param mode Manual keeps the version that was resolved at creation; Window updates to a newer
 *     version in the maintenance window; Immediate updates as soon as a newer version is found.
 *     Default: Manual
 * @param schedule when the window opens: five cron fields, minute hour day month weekday, for
 *     example `0 2 * * 0`; at most 100 characters. Only with mode Window, and required there
 * @param durationMinutes how long the window stays open, in minutes; 15-1440. Default: 120
 * @param timeZone the time zone of the schedule by its IANA name, 1-64 characters, for example
 *     Asia/Seoul. Default: UTC
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "(has(self.mode) && self.mode == 'Window') == has(self.schedule)",
    message =
        "schedule must be set exactly if mode is Window: set both, for example {mode: Window, schedule: \"0 2 * * 0\"}, or neither")
public record PlatformUpdate(
    @Default("Manual") UpdateMode mode,
    @Nullable
        @Size(max = 100)
        @ValidationRule(
            value = "self.matches('^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$')",
            message =
                "schedule must have five cron fields, minute hour day month weekday, separated by single spaces, for example \"0 2 * * 0\"")
        String schedule,
    @Default("120") @Min(15) @Max(1440) Integer durationMinutes,
    @Default("UTC")
        @Size(min = 1, max = 64)
        @ValidationRule(
            value = "self.matches('^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$')",
            message = "timeZone must be an IANA time zone name, for example Asia/Seoul")
        String timeZone) {
  public PlatformUpdate {
    mode = Defaults.or(mode, UpdateMode.Manual);
    durationMinutes = Defaults.or(durationMinutes, 120);
    timeZone = Defaults.or(timeZone, "UTC");
  }
}
