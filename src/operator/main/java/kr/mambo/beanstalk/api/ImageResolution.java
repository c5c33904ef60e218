package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when image tags are resolved to digests.
 *
 * @param pin IfReachable pins tags if the registry is reachable and otherwise deploys by tag;
 *     Always waits for the registry; Never deploys by tag. Default: IfReachable
 * @param refreshIntervalSeconds interval, in seconds, for resolving tags again, so that a moved tag
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
