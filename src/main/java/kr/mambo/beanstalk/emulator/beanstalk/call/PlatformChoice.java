package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import org.jspecify.annotations.Nullable;

/** The platform that a request names by solution stack or by ARN. */
final class PlatformChoice {
  private PlatformChoice() {}

  static Optional<Platform> of(Context context, @Nullable String stack, @Nullable String arn) {
    if (stack != null && arn != null)
      throw Refusals.combination(
          "You cannot specify both solution stack and platform as modifiers");
    var platforms = context.shop().platforms();
    if (stack != null)
      return Optional.of(
          platforms
              .stack(stack)
              .filter(p -> !p.retired())
              .orElseThrow(() -> Refusals.noStack(stack)));
    if (arn == null) return Optional.empty();
    var region = Platforms.region(arn);
    if (!region.isEmpty() && !region.equals(context.region().name))
      throw Refusals.value("The platform version '" + arn + "' is in a different region");
    return Optional.of(
        platforms
            .arn(arn)
            .filter(p -> !p.retired())
            .orElseThrow(
                () -> Refusals.value("No Platform Version found for PlatformArn '" + arn + "'.")));
  }
}
