package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What a new environment or template starts from: the platform that a request names by solution
 * stack or by ARN.
 */
final class PlatformResolver {
  private PlatformResolver() {}

  static Optional<PlatformVersion> resolve(
      CallContext context, @Nullable String stack, @Nullable String arn) {
    if (stack == null && arn == null) return fromTemplateSource(context);
    return find(context, stack, arn);
  }

  /** eb names the platform of a new environment in a member that the public model does not have. */
  private static Optional<PlatformVersion> fromTemplateSource(CallContext context) {
    var parameters = context.call().parameters();
    return find(
        context,
        parameters.get("TemplateSpecification.TemplateSource.SolutionStackName"),
        parameters.get("TemplateSpecification.TemplateSource.PlatformArn"));
  }

  /** The environment to be copied, which eb names in the same way. */
  static Optional<Environment> sourceEnvironment(CallContext context) {
    var name =
        context.call().parameters().get("TemplateSpecification.TemplateSource.EnvironmentName");
    return Optional.ofNullable(name)
        .map(environmentName -> context.environment(null, environmentName));
  }

  private static Optional<PlatformVersion> find(
      CallContext context, @Nullable String stack, @Nullable String arn) {
    if (stack != null && arn != null)
      throw BeanstalkErrors.invalidParameterCombination(
          "You cannot specify both solution stack and platform as modifiers");
    var platforms = context.backend().platforms();
    if (stack != null)
      return Optional.of(
          platforms
              .findBySolutionStack(stack)
              .filter(p -> !p.isRetired())
              .orElseThrow(() -> BeanstalkErrors.solutionStackNotFound(stack)));
    if (arn == null) return Optional.empty();
    var region = PlatformCatalog.regionOf(arn);
    if (!region.isEmpty() && !region.equals(context.region().name))
      throw BeanstalkErrors.invalidParameterValue(
          "The platform version '" + arn + "' is in a different region");
    return Optional.of(
        platforms
            .findByArn(arn)
            .filter(p -> !p.isRetired())
            .orElseThrow(
                () ->
                    BeanstalkErrors.invalidParameterValue(
                        "No Platform Version found for PlatformArn '" + arn + "'.")));
  }
}
