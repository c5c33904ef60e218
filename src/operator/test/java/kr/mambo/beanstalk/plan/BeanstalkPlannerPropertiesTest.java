package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The planner is pure and total, and what must never happen never does. */
class BeanstalkPlannerPropertiesTest {
  @Provide
  Arbitrary<ObservationFixture> anything() {
    return ObservationArbitraries.observations();
  }

  @Provide
  Arbitrary<BeanstalkRendering> renderings() {
    return ObservationArbitraries.renderings();
  }

  private static Plan plan(
      ObservationFixture given, BeanstalkRendering rendering, boolean settling) {
    return new BeanstalkPlanner().plan(given.observation(), rendering, settling);
  }

  @Property
  void everyDecisionHasAReasonThatItsUserCanRead(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering,
      @ForAll boolean settling) {
    var plan = plan(given, rendering, settling);

    assertThat(plan.decision().reason()).isNotNull();
    assertThat(plan.decision().message()).isNotBlank().doesNotContain("null");
    assertThat(plan.assessments()).allSatisfy(a -> assertThat(a.message()).isNotBlank());
    assertThat(plan).isEqualTo(plan(given, rendering, settling));
  }

  @Property
  void observeNeverWrites(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering,
      @ForAll boolean settling) {
    given.spec("managementMode: Observe");

    assertThat(isWrite(plan(given, rendering, settling).decision())).isFalse();
  }

  @Property
  void suspendedNeverWritesAndIsNeverForgotten(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    given.spec("suspend: true");

    var decision = plan(given, rendering, false).decision();

    assertThat(isWrite(decision)).isFalse();
    assertThat(decision).isNotInstanceOf(BeanstalkDecision.RemoveFinalizer.class);
  }

  @Property
  void retainNeverDestroys(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    given.deleting(DeletionPolicy.Retain);

    assertThat(plan(given, rendering, false).decision())
        .isNotInstanceOfAny(
            BeanstalkDecision.Terminate.class,
            BeanstalkDecision.CleanUp.class,
            BeanstalkDecision.CollectGarbage.class);
  }

  @Property
  void aCoupledDatabaseIsNeverDestroyed(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    var coupled = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");
    var settings = new LiveSettings(Map.of(coupled, "true"), false);
    given.known("settings", settings).replacementFact("settings", settings);

    assertThat(isTermination(plan(given, rendering, false).decision())).isFalse();
  }

  @Property
  void onlyADeletedResourceEndsAnything(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    var decision = plan(given, rendering, false).decision();

    if (given.resource().isDeleting()) return;
    assertThat(isTermination(decision) && !(decision instanceof BeanstalkDecision.ReplacementStep))
        .isFalse();
    assertThat(decision)
        .isNotInstanceOfAny(
            BeanstalkDecision.Terminate.class,
            BeanstalkDecision.CleanUp.class,
            BeanstalkDecision.Release.class,
            BeanstalkDecision.RemoveFinalizer.class);
  }

  @Property
  void whatServesIsNeverEndedByAReplacement(
      @ForAll("anything") ObservationFixture given,
      @ForAll("renderings") BeanstalkRendering rendering) {
    var decision = plan(given, rendering, false).decision();

    if (decision instanceof BeanstalkDecision.ReplacementStep.OnReplacement onReplacement
        && onReplacement.decision() instanceof BeanstalkDecision.Terminate terminate) {
      var replacement = requireNonNull(given.resource().previousStatus().replacement());
      // With a deleted resource all goes that has its owner tag.
      if (!given.resource().isDeleting())
        assertThat(terminate.environmentId()).isEqualTo(replacement.environmentId());
      assertThat(given.resource().previousStatus().environmentName())
          .isNotEqualTo(onReplacement.environmentName());
    }
  }

  private static boolean isTermination(BeanstalkDecision decision) {
    return decision instanceof BeanstalkDecision.Terminate
        || (decision instanceof BeanstalkDecision.ReplacementStep.OnReplacement onReplacement
            && onReplacement.decision() instanceof BeanstalkDecision.Terminate);
  }

  private static boolean isWrite(BeanstalkDecision decision) {
    return switch (decision) {
      case BeanstalkDecision.Refuse _,
          BeanstalkDecision.Wait _,
          BeanstalkDecision.Paused _,
          BeanstalkDecision.Nothing _,
          BeanstalkDecision.RemoveFinalizer _,
          BeanstalkDecision.ReplacementStep.ChangePhase _ ->
          false;
      case BeanstalkDecision.CreateApplication _,
          BeanstalkDecision.UploadArtifacts _,
          BeanstalkDecision.CreateVersion _,
          BeanstalkDecision.CreateEnvironment _,
          BeanstalkDecision.UpdateEnvironment _,
          BeanstalkDecision.UpdateTags _,
          BeanstalkDecision.Abort _,
          BeanstalkDecision.DeleteDraftConfiguration _,
          BeanstalkDecision.Terminate _,
          BeanstalkDecision.CollectGarbage _,
          BeanstalkDecision.ReplacementStep.OnReplacement _,
          BeanstalkDecision.ReplacementStep.SwapCnames _,
          BeanstalkDecision.RequestLogs _,
          BeanstalkDecision.SaveSettings _,
          BeanstalkDecision.CleanUp _,
          BeanstalkDecision.Release _ ->
          true;
    };
  }
}
