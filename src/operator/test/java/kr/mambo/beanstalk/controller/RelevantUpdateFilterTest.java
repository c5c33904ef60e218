package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.model.Annotations;
import org.junit.jupiter.api.Test;

class RelevantUpdateFilterTest {
  private static final RelevantUpdateFilter FILTER = new RelevantUpdateFilter();

  private static EbEnvironment resource(UnaryOperator<ObjectMetaBuilder> change) {
    var resource = new EbEnvironment();
    resource.setMetadata(
        change
            .apply(
                new ObjectMetaBuilder().withName("a").withGeneration(1L).withResourceVersion("1"))
            .build());
    return resource;
  }

  private static boolean accepts(UnaryOperator<ObjectMetaBuilder> change) {
    return FILTER.accept(resource(change), resource(m -> m));
  }

  @Test
  void aChangeOfTheSpecOrADeletionIsWorthAPass() {
    assertThat(accepts(m -> m.withGeneration(2L))).isTrue();
    assertThat(accepts(m -> m.withDeletionTimestamp("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(accepts(m -> m.withFinalizers("eb.mambo.kr/finalizer"))).isTrue();
  }

  @Test
  void anAnnotationThatAsksForSomethingIsWorthAPass() {
    for (var annotation : Annotations.WATCHED)
      assertThat(accepts(m -> m.withAnnotations(Map.of(annotation, "now")))).isTrue();
  }

  @Test
  void ourOwnStatusAndWhatOthersNoteIsNot() {
    assertThat(accepts(m -> m)).isFalse();
    assertThat(
            accepts(
                m ->
                    m.withResourceVersion("2")
                        .withLabels(Map.of("a", "b"))
                        .withAnnotations(Map.of("tool", "x"))))
        .isFalse();
  }
}
