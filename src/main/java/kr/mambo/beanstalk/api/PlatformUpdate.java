package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * When the platform version moves along its branch.
 *
 * @param mode Manual keeps the version that was resolved at creation; Window takes a newer one
 *     inside the maintenance window; Immediate takes it when it is seen. Default: Manual
 * @param schedule when the window opens: five cron fields, minute hour day month weekday, for
 *     example `0 2 * * 0`. Only with mode Window, and required there
 * @param durationMinutes how long the window stays open, in minutes; 15-1440. Default: 120
 * @param timeZone of the schedule, by its IANA name, for example Asia/Seoul. Default: UTC
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "(has(self.mode) && self.mode == 'Window') == has(self.schedule)",
    message =
        "schedule belongs to mode Window: write both, for example {mode: Window, schedule: \"0 2 * * 0\"}, or neither")
public record PlatformUpdate(
    @Default("Manual") UpdateMode mode,
    @Nullable @Size(max = 100) @Pattern("^\\S+ \\S+ \\S+ \\S+ \\S+$") String schedule,
    @Default("120") @Min(15) @Max(1440) Integer durationMinutes,
    @Default("UTC") @Size(min = 1, max = 64) String timeZone) {
  public PlatformUpdate {
    mode = Absent.or(mode, UpdateMode.Manual);
    durationMinutes = Absent.or(durationMinutes, 120);
    timeZone = Absent.or(timeZone, "UTC");
  }
}
