package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImageResolution;
import kr.mambo.beanstalk.api.PinPolicy;
import kr.mambo.beanstalk.model.Pins;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.workload.Problem;

/**
 * The images of pods: the very ones that instances run. What Beanstalk does not take as it is now
 * changes none of them, or pods would be made anew with whatever their tags name.
 */
public final class PodImages {
  private PodImages() {}

  /** The images by their digests, as far as they are known. */
  public static Pins of(Subject subject, Rendering beanstalk) {
    return switch (beanstalk) {
      case Rendering.Rendered(var wanted, var bundle, var options, var bucket) ->
          new Pins(wanted.images(), wanted.resolved());
      case Rendering.Refused refused -> known(subject);
    };
  }

  /** Images that have to wait for a registry on both sides, or here for Beanstalk's. */
  public static List<Problem> unresolved(Subject subject, Rendering beanstalk) {
    return switch (beanstalk) {
      case Rendering.Rendered rendered -> List.of();
      case Rendering.Refused(var problems) -> {
        var waiting = problems.stream().filter(p -> p.kind() == Problem.Kind.UNRESOLVED).toList();
        yield waiting.isEmpty() && is(subject.spec(), PinPolicy.Always)
            ? unknown(subject)
            : waiting;
      }
    };
  }

  private static List<Problem> unknown(Subject subject) {
    return known(subject).images().stream()
        .filter(image -> image.digest() == null)
        .map(
            image ->
                Problem.unresolved(
                    "spec.containers[%s].image".formatted(image.container()),
                    "The digest of %s is taken once Beanstalk takes the spec: imageResolution.pin is Always"
                        .formatted(image.image())))
        .toList();
  }

  private static Pins known(Subject subject) {
    var written = Pins.asWritten(subject.spec());
    if (is(subject.spec(), PinPolicy.Never)) return written;
    return new Pins(
        written.images().stream()
            .map(image -> before(subject, image).findFirst().orElse(image))
            .toList(),
        subject.before().imagesResolved());
  }

  private static boolean is(EbEnvironmentSpec spec, PinPolicy wanted) {
    ImageResolution policy = spec.imageResolution();
    return policy != null && policy.pin() == wanted;
  }

  private static Stream<Image> before(Subject subject, Image image) {
    return subject.before().images().stream()
        .filter(b -> b.container().equals(image.container()) && b.image().equals(image.image()));
  }
}
