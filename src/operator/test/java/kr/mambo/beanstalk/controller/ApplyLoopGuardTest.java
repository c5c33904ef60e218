package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.model.KubernetesDecision.ApplyManifests;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import org.junit.jupiter.api.Test;

class ApplyLoopGuardTest {
  private static final ResourceKey KEY = new ResourceKey("shop", "web");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final ApplyLoopGuard guard = new ApplyLoopGuard();

  private static ApplyManifests apply(String stamp) {
    var service =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("web")
            .addToAnnotations(Labels.APPLIED_HASH, stamp)
            .endMetadata()
            .build();
    return new ApplyManifests(List.of(new Manifest(service)), Reason.Applying, "written");
  }

  private boolean detectLoop(String stamp, int seconds) {
    return guard.detectLoop(KEY, apply(stamp), NOW.plusSeconds(seconds));
  }

  @Test
  void theSameWriteIsTriedThreeTimes() {
    assertThat(detectLoop("a", 0)).isFalse();
    assertThat(detectLoop("a", 1)).isFalse();
    assertThat(detectLoop("a", 2)).isFalse();
    assertThat(detectLoop("a", 3)).isTrue();
  }

  @Test
  void anotherWriteIsNotInVain() {
    for (int i = 0; i < 4; i++) detectLoop("a", i);

    assertThat(detectLoop("b", 4)).isFalse();
  }

  @Test
  void afterAWhileItIsTriedAgain() {
    for (int i = 0; i < 4; i++) detectLoop("a", i);

    assertThat(detectLoop("a", (int) Duration.ofMinutes(10).toSeconds())).isFalse();
  }

  @Test
  void aForgottenResourceBeginsAnew() {
    for (int i = 0; i < 4; i++) detectLoop("a", i);
    guard.forget(KEY);

    assertThat(detectLoop("a", 5)).isFalse();
  }
}
