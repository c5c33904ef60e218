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
public final class WorthAPass implements OnUpdateFilter<EbEnvironment> {
  @Override
  public boolean accept(EbEnvironment now, EbEnvironment before) {
    var next = now.getMetadata();
    var last = before.getMetadata();
    return !Objects.equals(next.getGeneration(), last.getGeneration())
        || !Objects.equals(next.getDeletionTimestamp(), last.getDeletionTimestamp())
        || !Objects.equals(next.getFinalizers(), last.getFinalizers())
        || Annotations.WATCHED.stream()
            .anyMatch(
                key ->
                    !Objects.equals(
                        value(next.getAnnotations(), key), value(last.getAnnotations(), key)));
  }

  private static @Nullable String value(@Nullable Map<String, String> annotations, String key) {
    return annotations == null ? null : annotations.get(key);
  }
}
