package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImagesResolved;
import org.jspecify.annotations.Nullable;

/**
 * The images of a resource, each by its digest where one is known.
 *
 * @param images one for each container, in the spec's order
 * @param imagesResolved what they were resolved for; null where no registry was to be asked
 */
public record PinnedImages(List<Image> images, @Nullable ImagesResolved imagesResolved) {
  public PinnedImages {
    images = List.copyOf(images);
  }

  /** As the spec writes them: by digest where it names one, else by tag. */
  public static PinnedImages fromSpec(EbEnvironmentSpec spec) {
    return new PinnedImages(
        spec.containers().stream()
            .map(c -> Image.of(c.name(), c.image(), digestInReference(c.image())))
            .toList(),
        null);
  }

  /** The digest that an image is written with; null where it is written with a tag or without. */
  public static @Nullable String digestInReference(String image) {
    int at = image.indexOf('@');
    return at < 0 ? null : image.substring(at + 1);
  }

  /** By container, without those that have none. */
  public Map<String, String> digests() {
    return images.stream()
        .filter(image -> image.digest() != null)
        .collect(Collectors.toUnmodifiableMap(Image::container, i -> String.valueOf(i.digest())));
  }
}
