package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes tell of pods. */
class PodReaderTest {
  private static final String OF_THE_INDEX = "sha256:" + "1".repeat(64);
  private static final String OF_THE_PLATFORM = "sha256:" + "2".repeat(64);

  private static Pod pod(String image, String imageID, String node) {
    return Serialization.unmarshal(
        """
        metadata: {name: shop-1}
        spec: {nodeName: %s, containers: [{name: web, image: "%s"}]}
        status:
          podIP: 10.0.0.7
          conditions: [{type: Ready, status: "True"}]
          containerStatuses: [{name: web, image: "%s", imageID: "%s"}]
        """
            .formatted(node, image, image, imageID),
        Pod.class);
  }

  private static Map<String, String> digests(String image, String imageID) {
    return PodReader.read(pod(image, imageID, "node"), Optional.empty()).digests();
  }

  @Test
  void theDigestThatWasAskedForIsWhatRunsWhicheverTheRuntimeTells() {
    assertThat(digests("shop:1@" + OF_THE_INDEX, "registry/shop@" + OF_THE_PLATFORM))
        .containsExactly(Map.entry("web", OF_THE_INDEX));
  }

  @Test
  void ofATagTheRuntimeTellsTheDigest() {
    assertThat(digests("shop:1", "registry/shop@" + OF_THE_PLATFORM))
        .containsExactly(Map.entry("web", OF_THE_PLATFORM));
  }

  @Test
  void anImageThatWasNotPulledRunsNowhere() {
    assertThat(digests("shop:1@" + OF_THE_INDEX, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"node, 10.0.0.7, true", "node, 10.0.0.8, false", "null, 10.0.0.8, true"})
  void aReadyPodIsReachedOnceItsServiceLeadsThere(String node, String endpoint, boolean reached) {
    var observedPod = PodReader.read(pod("shop:1", "", node), Optional.of(Set.of(endpoint)));

    assertThat(observedPod.isReady()).isTrue();
    assertThat(observedPod.reachable()).isEqualTo(reached);
  }

  @Test
  void whereNobodyKeepsEndpointsItCountsAsReached() {
    assertThat(PodReader.read(pod("shop:1", "", "node"), Optional.empty()).reachable()).isTrue();
  }
}
