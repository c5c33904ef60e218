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
final class CrossingWalk {
  static final String FIELDS =
      """
      loadBalancer: {type: Network}
      scaling: {min: 2, max: 4}
      deployment: {healthSettleSeconds: 0, policy: RollingWithAdditionalBatch, batchSize: 1}
      """;

  private static final int KINDS = 14;
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final List<String> PLACEMENTS = List.of("Beanstalk", "Both", "Kubernetes");
  private static final List<String> TARGETS =
      List.of(
          "",
          ", beanstalkAfterCutover: {action: Terminate}",
          ", beanstalkAfterCutover: {action: ScaleDown}",
          ", onFailedCutover: Back",
          ", onFailedCutover: Back, beanstalkAfterCutover: {action: Terminate}");

  private final World world;
  private final Crossroads road;
  private final Random random;
  private final List<Integer> deck = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  CrossingWalk(World world, long seed) {
    this.world = world;
    this.road = new Crossroads(world);
    this.random = new Random(seed);
  }

  void go(int moves) {
    for (int i = 0; i < moves; i++) {
      done.add(world.now() + " " + move(next()));
      for (int step = random.nextInt(40); step >= 0; step--) {
        road.step(STEP);
        assertThat(road.unanswered()).as(String.join("\n", done)).isEmpty();
        assertThat(world.troubles()).as(String.join("\n", done)).isEmpty();
      }
    }
  }

  /** Each kind once in any order, and again. */
  private int next() {
    if (deck.isEmpty()) {
      deck.addAll(IntStream.range(0, KINDS).boxed().toList());
      Collections.shuffle(deck, random);
    }
    return deck.removeLast();
  }

  private String move(int kind) {
    return switch (kind) {
      case 0, 1, 2, 3, 4 -> place();
      case 5 -> {
        road.takeOut();
        yield "taken out";
      }
      case 6 -> {
        var image = world.image();
        Samples.image(world, image);
        yield image;
      }
      case 7, 8 -> {
        int moment = 1 + random.nextInt(8);
        world.theatre().points().arm(moment, stretch -> stretch == 0);
        yield "the operator dies at moment " + moment;
      }
      case 9 -> {
        road.remove();
        yield "the Service is removed";
      }
      case 10 -> {
        road.strip();
        yield "our labels are taken off";
      }
      case 11 -> {
        road.node().evict();
        yield "a pod is evicted";
      }
      case 12 -> {
        road.fail(random.nextBoolean());
        yield "pods fail or recover";
      }
      case 13 -> {
        road.lose();
        yield "the environment is terminated by hand";
      }
      default -> throw new IllegalStateException();
    };
  }

  private String place() {
    var placement = PLACEMENTS.get(random.nextInt(PLACEMENTS.size()));
    var target = TARGETS.get(random.nextInt(TARGETS.size()));
    road.place(placement, target);
    return placement + target;
  }

  /** Nobody disturbs any more: across, back, and nothing is left. */
  void end() {
    world.theatre().points().arm(0);
    road.fail(false);
    road.place("Kubernetes", ", onFailedCutover: Hold");
    road.untilServing(Crossroads.PODS);
    road.place("Beanstalk", ", onFailedCutover: Hold");
    road.untilServing(Crossroads.ENVIRONMENT);
    road.takeOut();
    road.untilNothing();
    assertThat(world.troubles()).isEmpty();
  }
}
