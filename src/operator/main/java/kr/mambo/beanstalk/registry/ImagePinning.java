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
 * The rules of {@code spec.imageResolution}. A tag is resolved when something that decides about a
 * deployment has changed, or the user requests it; the result is kept until then, whether the
 * registry is reachable or not.
 *
 * @param inputs keyed digest of all inputs that decide whether to deploy, with tags in place of
 *     digests
 * @param keyId ID of the key that the digest was computed with
 */
record ImagePinning(EnvironmentResource resource, String inputs, String keyId) {
  private EbEnvironmentSpec spec() {
    return resource.spec();
  }

  private EbEnvironmentStatus previousStatus() {
    return resource.previousStatus();
  }

  private ImageResolution policy() {
    return requireNonNullElse(
        spec().imageResolution(), new ImageResolution(PinPolicy.IfReachable, null));
  }

  boolean isDisabled() {
    return policy().pin() == PinPolicy.Never;
  }

  /** Distinct references with a tag. */
  List<String> taggedReferences() {
    return withTag(currentImages()).map(Image::image).distinct().toList();
  }

  private static Stream<Image> withTag(List<Image> images) {
    return images.stream().filter(image -> PinnedImages.digestInReference(image.image()) == null);
  }

  /** The images with the digests that they already have. */
  private List<Image> currentImages() {
    return PinnedImages.fromSpec(spec()).images().stream()
        .map(image -> previousImage(image).orElse(image))
        .toList();
  }

  private Optional<Image> previousImage(Image image) {
    return previousStatus().images().stream()
        .filter(
            previous ->
                previous.container().equals(image.container())
                    && previous.image().equals(image.image()))
        .filter(previous -> PinnedImages.digestInReference(previous.image()) == null)
        .findFirst();
  }

  /** Whether something changed since tags were last resolved. */
  boolean isChanged() {
    var resolved = previousStatus().imagesResolved();
    if (resolved != null && !isSameInputs(resolved.inputs(), resolved.keyId())) return true;
    if (resolved == null && !isRunningByTag()) return true;
    return !accepts(currentImages());
  }

  /** Whether the policy accepts these. */
  boolean accepts(PinnedImages pins) {
    return accepts(pins.images());
  }

  private boolean accepts(List<Image> images) {
    return policy().pin() != PinPolicy.Always
        || withTag(images).allMatch(image -> image.digest() != null);
  }

  /** Deployed before any tag was resolved, which alone is no reason to resolve them. */
  private boolean isRunningByTag() {
    var version = previousStatus().version();
    return version != null
        && version.inputs() != null
        && version.keyId() != null
        && isSameInputs(version.inputs(), version.keyId());
  }

  /** Under another key digests cannot be compared; then only a newer spec counts as a change. */
  private boolean isSameInputs(String otherInputs, String otherKeyId) {
    if (otherKeyId.equals(keyId)) return otherInputs.equals(inputs);
    var observedGeneration = previousStatus().observedGeneration();
    return observedGeneration != null && observedGeneration >= resource.generation();
  }

  /** When tags are to be resolved again, if ever, according to the status alone. */
  Optional<Instant> refreshDue() {
    var interval = policy().refreshIntervalSeconds();
    if (interval == null || isDisabled()) return Optional.empty();
    var resolved = previousStatus().imagesResolved();
    return Optional.of(
        resolved == null ? Instant.EPOCH : resolved.at().plus(interval, ChronoUnit.SECONDS));
  }

  /** Keeps the current digests, without contacting a registry. */
  PinnedImages keepCurrent() {
    if (isDisabled()) return PinnedImages.fromSpec(spec());
    var resolved = previousStatus().imagesResolved();
    boolean upToDate =
        resolved != null && resolved.inputs().equals(inputs) && resolved.keyId().equals(keyId);
    if (upToDate || isChanged()) return new PinnedImages(currentImages(), resolved);
    var resolvedAt = resolved == null ? resource.createdAt() : resolved.at();
    return new PinnedImages(currentImages(), new ImagesResolved(inputs, keyId, resolvedAt));
  }

  /** The result after all tags were resolved because something changed. */
  PinningResult resolve(Map<String, DigestResult> results, Instant now) {
    boolean required = policy().pin() == PinPolicy.Always;
    var problems = new ArrayList<Problem>();
    var images = new ArrayList<Image>();
    for (var image : currentImages()) {
      if (results.get(image.image()) instanceof DigestResult.Unresolved(var reason)) {
        if (required) problems.add(unresolvedProblem(image, reason));
        var unresolved =
            image.digest() == null ? reason.substring(0, Math.min(512, reason.length())) : null;
        images.add(new Image(image.container(), image.image(), image.digest(), null, unresolved));
      } else if (results.get(image.image()) instanceof DigestResult.Resolved(var digest)) {
        images.add(Image.of(image.container(), image.image(), digest));
      } else {
        images.add(image);
      }
    }
    if (!problems.isEmpty()) return new PinningResult.Waiting(problems);
    var resolvedAt = now.truncatedTo(ChronoUnit.SECONDS);
    return new PinningResult.Pinned(
        new PinnedImages(images, new ImagesResolved(inputs, keyId, resolvedAt)));
  }

  private static Problem unresolvedProblem(Image image, String reason) {
    return Problem.unresolved(
        "spec.containers[%s].image".formatted(image.container()),
        reason
            + ". The operator keeps retrying, because imageResolution.pin is Always. Set the image as name@sha256:..., or set pin to IfReachable");
  }

  /**
   * The result after tags were resolved again. Only a different digest changes anything, not a
   * registry that becomes reachable or unreachable.
   */
  PinnedImages refresh(Map<String, DigestResult> results, Instant now) {
    var current = keepCurrent();
    var images =
        current.images().stream()
            .map(
                image ->
                    results.get(image.image()) instanceof DigestResult.Resolved(var digest)
                        ? refresh(image, digest)
                        : image)
            .toList();
    if (images.equals(current.images())) return current;
    var resolvedAt = now.truncatedTo(ChronoUnit.SECONDS);
    return new PinnedImages(images, new ImagesResolved(inputs, keyId, resolvedAt));
  }

  private static Image refresh(Image image, String digest) {
    boolean first = image.digest() == null && image.named() == null;
    if (first) return new Image(image.container(), image.image(), null, digest, image.unresolved());
    boolean same = Objects.equals(digest, image.digest()) || Objects.equals(digest, image.named());
    return same ? image : Image.of(image.container(), image.image(), digest);
  }
}
