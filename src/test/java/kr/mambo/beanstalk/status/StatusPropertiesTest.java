package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.plan.AnySituation;
import kr.mambo.beanstalk.plan.Rendering;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen: while nothing changes, nothing is written. */
class StatusPropertiesTest {
  @Provide
  Arbitrary<Given> anything() {
    return AnySituation.given();
  }

  @Provide
  Arbitrary<Rendering> renderings() {
    return AnySituation.rendering();
  }

  private static EbEnvironmentStatus next(Given given, Rendering rendering) {
    return Passes.tell(given, rendering, new Outcome.Idle());
  }

  @Property
  void theStatusComesToRest(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    for (int pass = 0; pass < 4; pass++) given.status(next(given, rendering));

    assertThat(next(given, rendering)).isEqualTo(given.subject().before());
  }

  @Property
  void reconcilingAndStalledAreNeverBothTrueAndNeverBesideReady(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    var status = next(given, rendering);

    assertThat(
            status.conditions().stream()
                .filter(
                    c ->
                        c.type().equals("Reconciling")
                            || c.type().equals("Stalled")
                            || (c.type().equals("Ready")
                                && c.status() == kr.mambo.beanstalk.api.ConditionStatus.True)))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(status.conditions()).anyMatch(c -> c.type().equals("Ready"));
    assertThat(status.observedGeneration()).isEqualTo(given.subject().generation());
  }
}
