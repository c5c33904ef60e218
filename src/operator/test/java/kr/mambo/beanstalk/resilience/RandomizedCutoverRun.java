package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Users change the mind at any moment, colleagues and nodes do what they like, and the operator
 * dies now and then. The same seed does the same again, as far as the controllers' time allows.
 */
final class RandomizedCutoverRun {
  static final String FIELDS =
      """
      loadBalancer: {type: Network}
      scaling: {min: 2, max: 4}
      deployment: {healthSettleSeconds: 0, policy: RollingWithAdditionalBatch, batchSize: 1}
      """;

  private static final int ACTION_COUNT = 14;
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final List<String> PLACEMENTS = List.of("Beanstalk", "Both", "Kubernetes");
  private static final List<String> CUTOVER_OPTIONS =
      List.of(
          "",
          ", beanstalkAfterCutover: {action: Terminate}",
          ", beanstalkAfterCutover: {action: ScaleDown}",
          ", onFailedCutover: Back",
          ", onFailedCutover: Back, beanstalkAfterCutover: {action: Terminate}");

  private final SimulatedCluster cluster;
  private final CutoverFixture cutover;
  private final Random random;
  private final List<Integer> deck = new ArrayList<>();
  private final List<String> history = new ArrayList<>();

  RandomizedCutoverRun(SimulatedCluster cluster, long seed) {
    this.cluster = cluster;
    this.cutover = new CutoverFixture(cluster);
    this.random = new Random(seed);
  }

  void run(int actions) {
    for (int i = 0; i < actions; i++) {
      history.add(cluster.now() + " " + perform(nextAction()));
      for (int step = random.nextInt(40); step >= 0; step--) {
        cutover.advance(STEP);
        assertThat(cutover.failedProbes()).as(String.join("\n", history)).isEmpty();
        assertThat(cluster.errors()).as(String.join("\n", history)).isEmpty();
      }
    }
  }

  /** Each kind once in any order, and again. */
  private int nextAction() {
    if (deck.isEmpty()) {
      deck.addAll(IntStream.range(0, ACTION_COUNT).boxed().toList());
      Collections.shuffle(deck, random);
    }
    return deck.removeLast();
  }

  private String perform(int kind) {
    return switch (kind) {
      case 0, 1, 2, 3, 4 -> changePlacement();
      case 5 -> {
        cutover.removeKubernetes();
        yield "taken out";
      }
      case 6 -> {
        var image = cluster.nextImage();
        SampleEnvironment.setImage(cluster, image);
        yield image;
      }
      case 7, 8 -> {
        int moment = 1 + random.nextInt(8);
        cluster.harness().crashPoints().arm(moment, stretch -> stretch == 0);
        yield "the operator dies at moment " + moment;
      }
      case 9 -> {
        cutover.deleteService();
        yield "the Service is removed";
      }
      case 10 -> {
        cutover.removeLabels();
        yield "our labels are taken off";
      }
      case 11 -> {
        cutover.kubelet().evict();
        yield "a pod is evicted";
      }
      case 12 -> {
        cutover.setPodsFailing(random.nextBoolean());
        yield "pods fail or recover";
      }
      case 13 -> {
        cutover.terminateEnvironments();
        yield "the environment is terminated by hand";
      }
      default -> throw new IllegalStateException();
    };
  }

  private String changePlacement() {
    var placement = PLACEMENTS.get(random.nextInt(PLACEMENTS.size()));
    var target = CUTOVER_OPTIONS.get(random.nextInt(CUTOVER_OPTIONS.size()));
    cutover.setPlacement(placement, target);
    return placement + target;
  }

  /** Nobody disturbs any more: across, back, and nothing is left. */
  void finish() {
    cluster.harness().crashPoints().arm(0);
    cutover.setPodsFailing(false);
    cutover.setPlacement("Kubernetes", ", onFailedCutover: Hold");
    cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
    cutover.setPlacement("Beanstalk", ", onFailedCutover: Hold");
    cutover.untilServing(CutoverFixture.SERVING_BEANSTALK);
    cutover.removeKubernetes();
    cutover.untilRemoved();
    assertThat(cluster.errors()).isEmpty();
  }
}
