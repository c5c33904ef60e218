package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when image tags become digests.
 *
 * @param pin IfReachable pins where the registry answers and else deploys by tag; Always waits for
 *     the registry; Never deploys by tag. Default: IfReachable
 * @param refreshIntervalSeconds asks the registry again after so many seconds, so that a moved tag
 *     is deployed; 60-2592000. Default: unset, a tag is resolved when the image string or another
 *     input changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageResolution(
    @Default("IfReachable") PinPolicy pin,
    @Nullable @Min(60) @Max(2592000) Integer refreshIntervalSeconds) {
  public ImageResolution {
    pin = Defaults.or(pin, PinPolicy.IfReachable);
  }
}
