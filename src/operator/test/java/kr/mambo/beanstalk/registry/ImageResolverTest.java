package kr.mambo.beanstalk.registry;

import static kr.mambo.beanstalk.registry.ImageResolutionSimulator.A;
import static kr.mambo.beanstalk.registry.ImageResolutionSimulator.B;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a tag is asked for, and what becomes of what is known already. */
class ImageResolverTest {
  private static final String IMAGE = "mambo/py:1";
  private static final String ALWAYS = "imageResolution: {pin: Always}";
  private final ImageResolutionSimulator simulator = new ImageResolutionSimulator();

  private static ObservationFixture fixture() {
    return ObservationFixture.notCreated();
  }

  private static ObservationFixture fixture(String spec) {
    return ObservationFixture.notCreated().spec(spec);
  }

  @Test
  void aTagIsAskedForOnceAndItsDigestKept() {
    simulator.setDigest(IMAGE, A);
    assertThat(simulator.resolve(fixture(), "i1").digests()).containsOnly(Map.entry("app", A));
    assertThat(simulator.queries()).isOne();
    var status = simulator.status();

    simulator.setDigest(IMAGE, B);
    simulator.restart();
    simulator.clock.advance(Duration.ofDays(30));

    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", A);
    assertThat(simulator.queries()).isZero();
    assertThat(simulator.status()).isEqualTo(status);
  }

  @Test
  void aRegistryThatGoesUndoesNothing() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.makeUnreachable();

    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", A);
    assertThat(simulator.resolve(fixture(), "i2").digests()).containsEntry("app", A);
  }

  @Test
  void aRegistryThatComesBackStartsNothing() {
    var byTag = simulator.resolve(fixture(), "i1");
    assertThat(byTag.digests()).isEmpty();
    assertThat(byTag.images().getFirst().unresolved()).isEqualTo("registry r: it is away");
    simulator.queries();

    simulator.setDigest(IMAGE, A);
    simulator.clock.advance(Duration.ofDays(1));
    simulator.restart();

    assertThat(simulator.resolve(fixture(), "i1")).isEqualTo(byTag);
    assertThat(simulator.queries()).isZero();
  }

  @Test
  void whatRunsByTagFromBeforeIsLeftUntilSomethingChanges() {
    simulator.status("version: {inputs: i1, keyId: k1}");
    simulator.setDigest(IMAGE, A);

    assertThat(simulator.resolve(fixture(), "i1").digests()).isEmpty();
    assertThat(simulator.resolve(fixture(), "i1").digests()).isEmpty();
    assertThat(simulator.queries()).isZero();

    assertThat(simulator.resolve(fixture(), "i2").digests()).containsEntry("app", A);
  }

  @Test
  void anotherInputAsksAgain() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.setDigest(IMAGE, B);

    assertThat(simulator.resolve(fixture(), "i2").digests()).containsEntry("app", B);
    assertThat(simulator.resolve(fixture(), "i2").digests()).containsEntry("app", B);
    assertThat(simulator.queries()).isEqualTo(2);
  }

  @Test
  void theDigestOfAnotherTagIsNotKept() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.makeUnreachable();
    var other = "containers: [{name: app, image: 'mambo/py:2', ports: [{containerPort: 80}]}]";

    assertThat(simulator.resolve(fixture(other), "i2").digests()).isEmpty();
  }

  @Test
  void anAnswerThatCouldNotBeWrittenIsNotAskedForAgain() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.status("{imagesResolved: null, images: []}");

    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", A);
    assertThat(simulator.queries()).isOne();
  }

  @Test
  void alwaysWaitsUntilTheRegistryAnswers() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(ALWAYS), "i1");
    simulator.makeUnreachable();
    assertThat(simulator.resolve(fixture(ALWAYS), "i1").digests()).containsEntry("app", A);

    assertThat(simulator.expectWaiting(fixture(ALWAYS), "i2"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.UNRESOLVED);
              assertThat(problem.field()).isEqualTo("spec.containers[app].image");
              assertThat(problem.message())
                  .contains("registry r: it is away", "name@sha256:", "IfReachable");
            });
    simulator.setDigest(IMAGE, B);
    assertThat(simulator.resolve(fixture(ALWAYS), "i2").digests()).containsEntry("app", B);
  }

  @Test
  void alwaysAsksForWhatRunsByTag() {
    simulator.resolve(fixture(), "i1");
    simulator.setDigest(IMAGE, A);

    assertThat(simulator.resolve(fixture(ALWAYS), "i1").digests()).containsEntry("app", A);
  }

  @Test
  void neverAsksNobody() {
    simulator.setDigest(IMAGE, A);

    var pins =
        simulator.resolve(
            fixture("imageResolution: {pin: Never, refreshIntervalSeconds: 60}"), "i1");

    assertThat(pins.digests()).isEmpty();
    assertThat(pins.imagesResolved()).isNull();
    assertThat(simulator.queries()).isZero();
  }

  @Test
  void anImageThatIsWrittenWithADigestIsNotAskedFor() {
    var spec =
        "containers: [{name: app, image: 'mambo/py:1@%s'}, {name: b, image: 'b:1'}, {name: c, image: 'b:1'}]"
            .formatted(A);
    simulator.setDigest("b:1", B);

    assertThat(simulator.resolve(fixture(spec), "i1").digests())
        .isEqualTo(Map.of("app", A, "b", B, "c", B));
    assertThat(simulator.queries()).isOne();
  }

  @Test
  void aNewKeyAloneAsksNothing() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1", "k1");
    simulator.setDigest(IMAGE, B);

    assertThat(simulator.resolve(fixture(), "j1", "k2").digests()).containsEntry("app", A);
    assertThat(simulator.queries()).isOne();
    assertThat(simulator.resolve(fixture(), "j1", "k2").digests()).containsEntry("app", A);
    assertThat(simulator.resolve(fixture().generation(2), "l1", "k3").digests())
        .containsEntry("app", B);
  }

  @Test
  void aDeploymentThatItsUserAsksForIsOfWhatTheTagNamesNow() {
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(), "i1");
    simulator.setDigest(IMAGE, B);
    simulator.queries();

    for (int pass = 0; pass < 3; pass++) {
      var again = fixture().annotation(Annotations.REDEPLOY, "now");
      assertThat(simulator.resolve(again, "i1").digests()).containsEntry("app", B);
    }
    assertThat(simulator.queries()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspend: true", "managementMode: Manage"})
  void whatIsHeldOrGoesAwayIsNotAskedFor(String spec) {
    simulator.setDigest(IMAGE, A);
    var paused =
        spec.startsWith("suspend")
            ? fixture(spec)
            : fixture(spec).annotation(Annotations.PAUSED, "true");

    assertThat(simulator.resolve(paused, "i1").imagesResolved()).isNull();
    assertThat(simulator.resolve(fixture().deleting(DeletionPolicy.Delete), "i1").imagesResolved())
        .isNull();
    assertThat(simulator.resolveWithoutScope(fixture(), "i1").imagesResolved()).isNull();
    assertThat(simulator.queries()).isZero();

    assertThat(simulator.resolve(fixture(), "i1").digests()).containsEntry("app", A);
  }

  @Test
  void nothingIsRefreshedWhileSomethingIsOnItsWay() {
    var refreshed = "imageResolution: {refreshIntervalSeconds: 60}";
    simulator.setDigest(IMAGE, A);
    simulator.resolve(fixture(refreshed), "i1");
    simulator.setDigest(IMAGE, B);
    simulator.clock.advance(Duration.ofHours(1));
    var deploying =
        fixture().operation(OperationKind.Deploy, "v", "r", Duration.ofMinutes(1)).resource();
    var operation = Objects.requireNonNull(deploying.previousStatus().operation());
    simulator.status(
        "operation: {kind: %s, startedAt: '%s', generation: 1}"
            .formatted(operation.kind(), operation.startedAt()));
    assertThat(simulator.resolve(fixture(refreshed), "i1").digests()).containsEntry("app", A);

    simulator.status("operation: null");
    assertThat(simulator.resolve(fixture(refreshed), "i1").digests()).containsEntry("app", B);
  }
}
