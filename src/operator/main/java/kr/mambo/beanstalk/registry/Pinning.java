package kr.mambo.beanstalk.registry;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImageResolution;
import kr.mambo.beanstalk.api.ImagesResolved;
import kr.mambo.beanstalk.api.PinPolicy;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.workload.Problem;

/**
 * The rules of {@code spec.imageResolution}. A tag is asked for when something that decides about a
 * deployment has changed, or its user wants it asked for again; what came back is kept until then,
 * whether the registry is there or not.
 *
 * @param inputs keyed digest of everything that decides whether to deploy, with tags in place of
 *     digests
 * @param keyId which key made it
 */
record Pinning(EnvironmentResource subject, String inputs, String keyId) {
  private EbEnvironmentSpec spec() {
    return subject.spec();
  }

  private EbEnvironmentStatus before() {
    return subject.previousStatus();
  }

  private ImageResolution policy() {
    return requireNonNullElse(
        spec().imageResolution(), new ImageResolution(PinPolicy.IfReachable, null));
  }

  boolean never() {
    return policy().pin() == PinPolicy.Never;
  }

  /** References that are written with a tag, each once. */
  List<String> tags() {
    return tagged(kept()).map(Image::image).distinct().toList();
  }

  private static Stream<Image> tagged(List<Image> images) {
    return images.stream().filter(image -> PinnedImages.digestInReference(image.image()) == null);
  }

  /** The images with the digests that they have already. */
  private List<Image> kept() {
    return PinnedImages.fromSpec(spec()).images().stream()
        .map(image -> known(image).orElse(image))
        .toList();
  }

  private Optional<Image> known(Image image) {
    return before().images().stream()
        .filter(b -> b.container().equals(image.container()) && b.image().equals(image.image()))
        .filter(b -> PinnedImages.digestInReference(b.image()) == null)
        .findFirst();
  }

  /** Whether something changed since tags were asked for last. */
  boolean changed() {
    var resolved = before().imagesResolved();
    if (resolved != null && !same(resolved.inputs(), resolved.keyId())) return true;
    if (resolved == null && !runsByTag()) return true;
    return !accepts(kept());
  }

  /** Whether the policy is content with these. */
  boolean accepts(PinnedImages pins) {
    return accepts(pins.images());
  }

  private boolean accepts(List<Image> images) {
    return policy().pin() != PinPolicy.Always
        || tagged(images).allMatch(image -> image.digest() != null);
  }

  /** Deployed before tags were asked for at all: that alone is no reason to ask. */
  private boolean runsByTag() {
    var version = before().version();
    return version != null
        && version.inputs() != null
        && version.keyId() != null
        && same(version.inputs(), version.keyId());
  }

  /** Under another key digests cannot be compared; then only a newer spec counts as a change. */
  private boolean same(String otherInputs, String otherKeyId) {
    if (otherKeyId.equals(keyId)) return otherInputs.equals(inputs);
    var seen = before().observedGeneration();
    return seen != null && seen >= subject.generation();
  }

  /** When tags are to be asked for again, if ever, by what the status says alone. */
  Optional<Instant> refreshDue() {
    var interval = policy().refreshIntervalSeconds();
    if (interval == null || never()) return Optional.empty();
    var resolved = before().imagesResolved();
    return Optional.of(
        resolved == null ? Instant.EPOCH : resolved.at().plus(interval, ChronoUnit.SECONDS));
  }

  /** Nothing is asked. */
  PinnedImages keep() {
    if (never()) return PinnedImages.fromSpec(spec());
    var resolved = before().imagesResolved();
    boolean current =
        resolved != null && resolved.inputs().equals(inputs) && resolved.keyId().equals(keyId);
    if (current || changed()) return new PinnedImages(kept(), resolved);
    var at = resolved == null ? subject.createdAt() : resolved.at();
    return new PinnedImages(kept(), new ImagesResolved(inputs, keyId, at));
  }

  /** After everything was asked because something changed. */
  Resolution resolved(Map<String, Answer> answers, Instant now) {
    boolean always = policy().pin() == PinPolicy.Always;
    var problems = new ArrayList<Problem>();
    var images = new ArrayList<Image>();
    for (var image : kept()) {
      if (answers.get(image.image()) instanceof Answer.Unresolved(var why)) {
        if (always) problems.add(problem(image, why));
        var unresolved =
            image.digest() == null ? why.substring(0, Math.min(512, why.length())) : null;
        images.add(new Image(image.container(), image.image(), image.digest(), null, unresolved));
      } else if (answers.get(image.image()) instanceof Answer.Named(var digest)) {
        images.add(Image.of(image.container(), image.image(), digest));
      } else {
        images.add(image);
      }
    }
    if (!problems.isEmpty()) return new Resolution.Waiting(problems);
    var at = now.truncatedTo(ChronoUnit.SECONDS);
    return new Resolution.Pinned(new PinnedImages(images, new ImagesResolved(inputs, keyId, at)));
  }

  private static Problem problem(Image image, String why) {
    return Problem.unresolved(
        "spec.containers[%s].image".formatted(image.container()),
        why
            + ". It is asked again until it names a digest, because imageResolution.pin is Always: write the image as name@sha256:..., or pin IfReachable");
  }

  /**
   * After tags were asked for again. Only another digest than before changes anything: a registry
   * that is back is no news, and one that is gone neither.
   */
  PinnedImages refreshed(Map<String, Answer> answers, Instant now) {
    var kept = keep();
    var images =
        kept.images().stream()
            .map(
                image ->
                    answers.get(image.image()) instanceof Answer.Named(var digest)
                        ? refreshed(image, digest)
                        : image)
            .toList();
    if (images.equals(kept.images())) return kept;
    var at = now.truncatedTo(ChronoUnit.SECONDS);
    return new PinnedImages(images, new ImagesResolved(inputs, keyId, at));
  }

  private static Image refreshed(Image image, String digest) {
    boolean first = image.digest() == null && image.named() == null;
    if (first) return new Image(image.container(), image.image(), null, digest, image.unresolved());
    boolean same = Objects.equals(digest, image.digest()) || Objects.equals(digest, image.named());
    return same ? image : Image.of(image.container(), image.image(), digest);
  }
}
