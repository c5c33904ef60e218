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
class CutoverPropertiesTest {
  private static final String CUTOVER_SPEC =
      "kubernetes: {soakSeconds: 60, onFailedCutover: %s, beanstalkAfterCutover: {action: %s}}";

  @Provide
  Arbitrary<List<Consumer<CutoverSimulation>>> steps() {
    return Arbitraries.oneOf(specChanges(), events()).list().ofMaxSize(14);
  }

  private static Arbitrary<Consumer<CutoverSimulation>> specChanges() {
    var targets =
        Arbitraries.of(
            CUTOVER_SPEC.formatted("Hold", "Keep"),
            CUTOVER_SPEC.formatted("Hold", "Terminate"),
            CUTOVER_SPEC.formatted("Back", "Terminate"),
            CUTOVER_SPEC.formatted("Back", "ScaleDown"));
    var placements = Arbitraries.of("Beanstalk", "Both", "Kubernetes");
    Arbitrary<Consumer<CutoverSimulation>> placed =
        placements.flatMap(
            placement ->
                targets.map(
                    target ->
                        simulation ->
                            simulation.spec("{placement: %s, %s}".formatted(placement, target))));
    return Arbitraries.oneOf(placed, Arbitraries.just(simulation -> simulation.spec("")));
  }

  private static Arbitrary<Consumer<CutoverSimulation>> events() {
    return Arbitraries.of(
        List.of(
            simulation -> simulation.runPass(true),
            simulation -> simulation.runPass(false),
            simulation -> simulation.advance(Duration.ofSeconds(30)),
            simulation -> simulation.advance(Duration.ofSeconds(61)),
            simulation -> simulation.advance(Duration.ofMinutes(7)),
            simulation -> simulation.cluster.readyReplicas(wanted -> 0),
            simulation -> simulation.cluster.readyReplicas(wanted -> wanted),
            simulation -> simulation.cluster.podFailure("container app: CrashLoopBackOff"),
            simulation -> simulation.cluster.podFailure(null),
            simulation -> simulation.live(ObservationFixture.READY),
            simulation -> simulation.liveIfPresent("lifecycle", Lifecycle.Updating),
            simulation -> simulation.liveIfPresent("lifecycle", Lifecycle.Ready),
            simulation -> simulation.liveIfPresent("health", HealthStatus.Severe)));
  }

  @Property
  void whateverHappensCallersAreAnsweredAndTheEndIsReached(
      @ForAll("steps") List<Consumer<CutoverSimulation>> steps) {
    var simulation = CutoverSimulation.withEnvironment();
    for (var step : steps) {
      step.accept(simulation);
      simulation.runPass(true);
    }
    simulation.cluster.readyReplicas(wanted -> wanted).podFailure(null);
    simulation
        .live(ObservationFixture.READY)
        .spec(CutoverSimulation.SPEC_KUBERNETES)
        .converge()
        .advance(Duration.ofSeconds(601));
    assertThat(simulation.cluster.serviceHost())
        .as(simulation.decisionLog.toString())
        .contains(CutoverSimulation.PODS_HOST);

    simulation.live(ObservationFixture.READY).spec("").converge().advance(Duration.ofSeconds(901));
    assertThat(simulation.cluster.keys()).as(simulation.decisionLog.toString()).isEmpty();
  }
}
