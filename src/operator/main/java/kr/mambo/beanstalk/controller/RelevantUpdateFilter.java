package kr.mambo.beanstalk.controller;

import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.model.Annotations;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a resource that are worth a pass: spec, deletion, and the annotations by which a user
 * asks for something.
 */
public final class RelevantUpdateFilter implements OnUpdateFilter<EbEnvironment> {
  @Override
  public boolean accept(EbEnvironment newResource, EbEnvironment oldResource) {
    var newMetadata = newResource.getMetadata();
    var oldMetadata = oldResource.getMetadata();
    return !Objects.equals(newMetadata.getGeneration(), oldMetadata.getGeneration())
        || !Objects.equals(newMetadata.getDeletionTimestamp(), oldMetadata.getDeletionTimestamp())
        || !Objects.equals(newMetadata.getFinalizers(), oldMetadata.getFinalizers())
        || Annotations.WATCHED.stream()
            .anyMatch(
                key ->
                    !Objects.equals(
                        value(newMetadata.getAnnotations(), key),
                        value(oldMetadata.getAnnotations(), key)));
  }

  private static @Nullable String value(@Nullable Map<String, String> annotations, String key) {
    return annotations == null ? null : annotations.get(key);
  }
}
