package kr.mambo.beanstalk.plan.kubernetes;

import java.util.List;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImageResolution;
import kr.mambo.beanstalk.api.PinPolicy;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Problem;

/**
 * The images of pods: the very ones that instances run. What Beanstalk does not take as it is now
 * changes none of them, or pods would be recreated with whatever their tags name.
 */
public final class PodImages {
  private PodImages() {}

  /** The images by their digests, as far as they are known. */
  public static PinnedImages resolve(EnvironmentResource resource, BeanstalkRendering beanstalk) {
    return switch (beanstalk) {
      case BeanstalkRendering.Rendered(var desiredState, var bundle, var options, var bucket) ->
          new PinnedImages(desiredState.images(), desiredState.imagesResolved());
      case BeanstalkRendering.Refused _ -> knownPins(resource);
    };
  }

  /** Images that have to wait for a registry on both sides, or here for Beanstalk's. */
  public static List<Problem> findUnresolved(
      EnvironmentResource resource, BeanstalkRendering beanstalk) {
    return switch (beanstalk) {
      case BeanstalkRendering.Rendered _ -> List.of();
      case BeanstalkRendering.Refused(var problems) -> {
        var waiting = problems.stream().filter(p -> p.kind() == Problem.Kind.UNRESOLVED).toList();
        yield waiting.isEmpty() && hasPinPolicy(resource.spec(), PinPolicy.Always)
            ? findMissingDigests(resource)
            : waiting;
      }
    };
  }

  private static List<Problem> findMissingDigests(EnvironmentResource resource) {
    return knownPins(resource).images().stream()
        .filter(image -> image.digest() == null)
        .map(
            image ->
                Problem.unresolved(
                    "spec.containers[%s].image".formatted(image.container()),
                    "Waiting for the spec to be valid for Beanstalk before resolving the digest of %s, because spec.imageResolution.pin is Always"
                        .formatted(image.image())))
        .toList();
  }

  private static PinnedImages knownPins(EnvironmentResource resource) {
    var written = PinnedImages.fromSpec(resource.spec());
    if (hasPinPolicy(resource.spec(), PinPolicy.Never)) return written;
    return new PinnedImages(
        written.images().stream()
            .map(image -> findPrevious(resource, image).findFirst().orElse(image))
            .toList(),
        resource.previousStatus().imagesResolved());
  }

  private static boolean hasPinPolicy(EbEnvironmentSpec spec, PinPolicy wanted) {
    ImageResolution policy = spec.imageResolution();
    return policy != null && policy.pin() == wanted;
  }

  private static Stream<Image> findPrevious(EnvironmentResource resource, Image image) {
    return resource.previousStatus().images().stream()
        .filter(b -> b.container().equals(image.container()) && b.image().equals(image.image()));
  }
}
