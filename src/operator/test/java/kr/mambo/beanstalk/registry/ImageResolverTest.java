package kr.mambo.beanstalk.registry;

import static kr.mambo.beanstalk.registry.Asked.A;
import static kr.mambo.beanstalk.registry.Asked.B;
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
  private final Asked asked = new Asked();

  private static ObservationFixture given() {
    return ObservationFixture.notCreated();
  }

  private static ObservationFixture given(String spec) {
    return ObservationFixture.notCreated().spec(spec);
  }

  @Test
  void aTagIsAskedForOnceAndItsDigestKept() {
    asked.names(IMAGE, A);
    assertThat(asked.pass(given(), "i1").digests()).containsOnly(Map.entry("app", A));
    assertThat(asked.questions()).isOne();
    var status = asked.status();

    asked.names(IMAGE, B);
    asked.restarted();
    asked.clock.advance(Duration.ofDays(30));

    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", A);
    assertThat(asked.questions()).isZero();
    assertThat(asked.status()).isEqualTo(status);
  }

  @Test
  void aRegistryThatGoesUndoesNothing() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.away();

    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", A);
    assertThat(asked.pass(given(), "i2").digests()).containsEntry("app", A);
  }

  @Test
  void aRegistryThatComesBackStartsNothing() {
    var byTag = asked.pass(given(), "i1");
    assertThat(byTag.digests()).isEmpty();
    assertThat(byTag.images().getFirst().unresolved()).isEqualTo("registry r: it is away");
    asked.questions();

    asked.names(IMAGE, A);
    asked.clock.advance(Duration.ofDays(1));
    asked.restarted();

    assertThat(asked.pass(given(), "i1")).isEqualTo(byTag);
    assertThat(asked.questions()).isZero();
  }

  @Test
  void whatRunsByTagFromBeforeIsLeftUntilSomethingChanges() {
    asked.status("version: {inputs: i1, keyId: k1}");
    asked.names(IMAGE, A);

    assertThat(asked.pass(given(), "i1").digests()).isEmpty();
    assertThat(asked.pass(given(), "i1").digests()).isEmpty();
    assertThat(asked.questions()).isZero();

    assertThat(asked.pass(given(), "i2").digests()).containsEntry("app", A);
  }

  @Test
  void anotherInputAsksAgain() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.names(IMAGE, B);

    assertThat(asked.pass(given(), "i2").digests()).containsEntry("app", B);
    assertThat(asked.pass(given(), "i2").digests()).containsEntry("app", B);
    assertThat(asked.questions()).isEqualTo(2);
  }

  @Test
  void theDigestOfAnotherTagIsNotKept() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.away();
    var other = "containers: [{name: app, image: 'mambo/py:2', ports: [{containerPort: 80}]}]";

    assertThat(asked.pass(given(other), "i2").digests()).isEmpty();
  }

  @Test
  void anAnswerThatCouldNotBeWrittenIsNotAskedForAgain() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.status("{imagesResolved: null, images: []}");

    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", A);
    assertThat(asked.questions()).isOne();
  }

  @Test
  void alwaysWaitsUntilTheRegistryAnswers() {
    asked.names(IMAGE, A);
    asked.pass(given(ALWAYS), "i1");
    asked.away();
    assertThat(asked.pass(given(ALWAYS), "i1").digests()).containsEntry("app", A);

    assertThat(asked.waits(given(ALWAYS), "i2"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.UNRESOLVED);
              assertThat(problem.field()).isEqualTo("spec.containers[app].image");
              assertThat(problem.message())
                  .contains("registry r: it is away", "name@sha256:", "IfReachable");
            });
    asked.names(IMAGE, B);
    assertThat(asked.pass(given(ALWAYS), "i2").digests()).containsEntry("app", B);
  }

  @Test
  void alwaysAsksForWhatRunsByTag() {
    asked.pass(given(), "i1");
    asked.names(IMAGE, A);

    assertThat(asked.pass(given(ALWAYS), "i1").digests()).containsEntry("app", A);
  }

  @Test
  void neverAsksNobody() {
    asked.names(IMAGE, A);

    var pins = asked.pass(given("imageResolution: {pin: Never, refreshIntervalSeconds: 60}"), "i1");

    assertThat(pins.digests()).isEmpty();
    assertThat(pins.imagesResolved()).isNull();
    assertThat(asked.questions()).isZero();
  }

  @Test
  void anImageThatIsWrittenWithADigestIsNotAskedFor() {
    var spec =
        "containers: [{name: app, image: 'mambo/py:1@%s'}, {name: b, image: 'b:1'}, {name: c, image: 'b:1'}]"
            .formatted(A);
    asked.names("b:1", B);

    assertThat(asked.pass(given(spec), "i1").digests()).isEqualTo(Map.of("app", A, "b", B, "c", B));
    assertThat(asked.questions()).isOne();
  }

  @Test
  void aNewKeyAloneAsksNothing() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1", "k1");
    asked.names(IMAGE, B);

    assertThat(asked.pass(given(), "j1", "k2").digests()).containsEntry("app", A);
    assertThat(asked.questions()).isOne();
    assertThat(asked.pass(given(), "j1", "k2").digests()).containsEntry("app", A);
    assertThat(asked.pass(given().generation(2), "l1", "k3").digests()).containsEntry("app", B);
  }

  @Test
  void aDeploymentThatItsUserAsksForIsOfWhatTheTagNamesNow() {
    asked.names(IMAGE, A);
    asked.pass(given(), "i1");
    asked.names(IMAGE, B);
    asked.questions();

    for (int pass = 0; pass < 3; pass++) {
      var again = given().annotation(Annotations.REDEPLOY, "now");
      assertThat(asked.pass(again, "i1").digests()).containsEntry("app", B);
    }
    assertThat(asked.questions()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspend: true", "managementMode: Manage"})
  void whatIsHeldOrGoesAwayIsNotAskedFor(String spec) {
    asked.names(IMAGE, A);
    var held =
        spec.startsWith("suspend")
            ? given(spec)
            : given(spec).annotation(Annotations.PAUSED, "true");

    assertThat(asked.pass(held, "i1").imagesResolved()).isNull();
    assertThat(asked.pass(given().deleting(DeletionPolicy.Delete), "i1").imagesResolved()).isNull();
    assertThat(asked.refused(given(), "i1").imagesResolved()).isNull();
    assertThat(asked.questions()).isZero();

    assertThat(asked.pass(given(), "i1").digests()).containsEntry("app", A);
  }

  @Test
  void nothingIsRefreshedWhileSomethingIsOnItsWay() {
    var refreshed = "imageResolution: {refreshIntervalSeconds: 60}";
    asked.names(IMAGE, A);
    asked.pass(given(refreshed), "i1");
    asked.names(IMAGE, B);
    asked.clock.advance(Duration.ofHours(1));
    var going = given().operation(OperationKind.Deploy, "v", "r", Duration.ofMinutes(1)).resource();
    var operation = Objects.requireNonNull(going.previousStatus().operation());
    asked.status(
        "operation: {kind: %s, startedAt: '%s', generation: 1}"
            .formatted(operation.kind(), operation.startedAt()));
    assertThat(asked.pass(given(refreshed), "i1").digests()).containsEntry("app", A);

    asked.status("operation: null");
    assertThat(asked.pass(given(refreshed), "i1").digests()).containsEntry("app", B);
  }
}
