package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImagesResolved;
import kr.mambo.beanstalk.api.Migration;
import org.jspecify.annotations.Nullable;

/**
 * What the spec and its inputs ask for, as far as the status shows it.
 *
 * @param label of the application version
 * @param inputsDigest keyed digest that decides whether to deploy
 * @param keyId which key made it
 * @param settingsDigest keyed digest of the options
 * @param ownedOptions that the spec owns, as {@link OptionKey#text()} writes them
 * @param appliedDefaults values of those of them that nobody wrote
 * @param imagesResolved what the digests of the images were resolved for; null where none was asked
 *     for
 * @param migration what would be in the way of running it on Kubernetes
 */
@RecordBuilder
public record DesiredState(
    String label,
    String inputsDigest,
    String keyId,
    String settingsDigest,
    List<String> ownedOptions,
    Map<String, String> appliedDefaults,
    List<Image> images,
    @Nullable ImagesResolved imagesResolved,
    List<Certificate> certificates,
    Migration migration) {
  public DesiredState {
    ownedOptions = List.copyOf(ownedOptions);
    appliedDefaults = Map.copyOf(appliedDefaults);
    images = List.copyOf(images);
    certificates = List.copyOf(certificates);
  }
}
