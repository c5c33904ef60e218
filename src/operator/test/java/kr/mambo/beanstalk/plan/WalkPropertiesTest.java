package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Its user changes the mind at any moment, pods and environment come and go, and the operator dies
 * before it has written its status: each write leaves something behind the Service that answers,
 * and in the end all is where the spec wants it. The walk itself holds the former.
 */
class WalkPropertiesTest {
  private static final String AFTER =
      "kubernetes: {soakSeconds: 60, onFailedCutover: %s, beanstalkAfterCutover: {action: %s}}";

  @Provide
  Arbitrary<List<Consumer<Walk>>> steps() {
    return Arbitraries.oneOf(wishes(), happenings()).list().ofMaxSize(14);
  }

  private static Arbitrary<Consumer<Walk>> wishes() {
    var targets =
        Arbitraries.of(
            AFTER.formatted("Hold", "Keep"),
            AFTER.formatted("Hold", "Terminate"),
            AFTER.formatted("Back", "Terminate"),
            AFTER.formatted("Back", "ScaleDown"));
    var placements = Arbitraries.of("Beanstalk", "Both", "Kubernetes");
    Arbitrary<Consumer<Walk>> placed =
        placements.flatMap(
            placement ->
                targets.map(
                    target ->
                        walk -> walk.spec("{placement: %s, %s}".formatted(placement, target))));
    return Arbitraries.oneOf(placed, Arbitraries.just(walk -> walk.spec("")));
  }

  private static Arbitrary<Consumer<Walk>> happenings() {
    return Arbitraries.of(
        List.of(
            walk -> walk.pass(true),
            walk -> walk.pass(false),
            walk -> walk.after(Duration.ofSeconds(30)),
            walk -> walk.after(Duration.ofSeconds(61)),
            walk -> walk.after(Duration.ofMinutes(7)),
            walk -> walk.cluster.nodes(wanted -> 0),
            walk -> walk.cluster.nodes(wanted -> wanted),
            walk -> walk.cluster.trouble("container app: CrashLoopBackOff"),
            walk -> walk.cluster.trouble(null),
            walk -> walk.live(ObservationFixture.READY),
            walk -> walk.ifThere("lifecycle", Lifecycle.Updating),
            walk -> walk.ifThere("lifecycle", Lifecycle.Ready),
            walk -> walk.ifThere("health", HealthStatus.Severe)));
  }

  @Property
  void whateverHappensCallersAreAnsweredAndTheEndIsReached(
      @ForAll("steps") List<Consumer<Walk>> steps) {
    var walk = Walk.beside();
    for (var step : steps) {
      step.accept(walk);
      walk.pass(true);
    }
    walk.cluster.nodes(wanted -> wanted).trouble(null);
    walk.live(ObservationFixture.READY).spec(Walk.ACROSS).settle().after(Duration.ofSeconds(601));
    assertThat(walk.cluster.host()).as(walk.told.toString()).contains(Walk.PODS);

    walk.live(ObservationFixture.READY).spec("").settle().after(Duration.ofSeconds(901));
    assertThat(walk.cluster.keys()).as(walk.told.toString()).isEmpty();
  }
}
