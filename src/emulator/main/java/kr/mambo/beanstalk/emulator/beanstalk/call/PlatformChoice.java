package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What a new environment or template starts from: the platform that a request names by solution
 * stack or by ARN.
 */
final class PlatformChoice {
  private PlatformChoice() {}

  static Optional<Platform> of(Context context, @Nullable String stack, @Nullable String arn) {
    if (stack == null && arn == null) return source(context);
    return named(context, stack, arn);
  }

  /** eb names the platform of a new environment in a member that the public model does not have. */
  private static Optional<Platform> source(Context context) {
    var parameters = context.call().parameters();
    return named(
        context,
        parameters.get("TemplateSpecification.TemplateSource.SolutionStackName"),
        parameters.get("TemplateSpecification.TemplateSource.PlatformArn"));
  }

  /** The environment to be copied, which eb names in the same way. */
  static Optional<Environment> copied(Context context) {
    var name =
        context.call().parameters().get("TemplateSpecification.TemplateSource.EnvironmentName");
    return Optional.ofNullable(name).map(n -> context.environment(null, n));
  }

  private static Optional<Platform> named(
      Context context, @Nullable String stack, @Nullable String arn) {
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
