package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Plan;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The planner is pure and total, and what must never happen never does. */
class PlannerPropertiesTest {
  @Provide
  Arbitrary<Given> anything() {
    return AnySituation.given();
  }

  @Provide
  Arbitrary<Rendering> renderings() {
    return AnySituation.rendering();
  }

  private static Plan plan(Given given, Rendering rendering, boolean settling) {
    return new Planner().plan(given.observation(), rendering, settling);
  }

  @Property
  void everyDecisionHasAReasonThatItsUserCanRead(
      @ForAll("anything") Given given,
      @ForAll("renderings") Rendering rendering,
      @ForAll boolean settling) {
    var plan = plan(given, rendering, settling);

    assertThat(plan.decision().reason()).isNotNull();
    assertThat(plan.decision().message()).isNotBlank().doesNotContain("null");
    assertThat(plan.assessments()).allSatisfy(a -> assertThat(a.message()).isNotBlank());
    assertThat(plan).isEqualTo(plan(given, rendering, settling));
  }

  @Property
  void observeNeverWrites(
      @ForAll("anything") Given given,
      @ForAll("renderings") Rendering rendering,
      @ForAll boolean settling) {
    given.spec("managementMode: Observe");

    assertThat(writes(plan(given, rendering, settling).decision())).isFalse();
  }

  @Property
  void suspendedNeverWritesAndIsNeverForgotten(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    given.spec("suspend: true");

    var decision = plan(given, rendering, false).decision();

    assertThat(writes(decision)).isFalse();
    assertThat(decision).isNotInstanceOf(Decision.Forget.class);
  }

  @Property
  void retainNeverDestroys(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    given.deleting(DeletionPolicy.Retain);

    assertThat(plan(given, rendering, false).decision())
        .isNotInstanceOfAny(
            Decision.Terminate.class, Decision.CleanUp.class, Decision.CollectVersions.class);
  }

  @Property
  void aCoupledDatabaseIsNeverDestroyed(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    var coupled = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");
    var settings = new LiveSettings(Map.of(coupled, "true"), false);
    given.known("settings", settings).besides("settings", settings);

    assertThat(destroys(plan(given, rendering, false).decision())).isFalse();
  }

  @Property
  void onlyADeletedResourceEndsAnything(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    var decision = plan(given, rendering, false).decision();

    if (given.subject().deleting()) return;
    assertThat(destroys(decision) && !(decision instanceof Decision.Replacing)).isFalse();
    assertThat(decision)
        .isNotInstanceOfAny(
            Decision.Terminate.class,
            Decision.CleanUp.class,
            Decision.Release.class,
            Decision.Forget.class);
  }

  @Property
  void whatServesIsNeverEndedByAReplacement(
      @ForAll("anything") Given given, @ForAll("renderings") Rendering rendering) {
    var decision = plan(given, rendering, false).decision();

    if (decision instanceof Decision.Replacing.AtOther other
        && other.what() instanceof Decision.Terminate terminate) {
      var second = requireNonNull(given.subject().before().replacement());
      // With a deleted resource all goes that has its owner tag.
      if (!given.subject().deleting())
        assertThat(terminate.environmentId()).isEqualTo(second.environmentId());
      assertThat(given.subject().before().environmentName()).isNotEqualTo(other.environmentName());
    }
  }

  private static boolean destroys(Decision decision) {
    return decision instanceof Decision.Terminate
        || (decision instanceof Decision.Replacing.AtOther other
            && other.what() instanceof Decision.Terminate);
  }

  private static boolean writes(Decision decision) {
    return switch (decision) {
      case Decision.Refuse d -> false;
      case Decision.Wait d -> false;
      case Decision.Hold d -> false;
      case Decision.Nothing d -> false;
      case Decision.Forget d -> false;
      case Decision.CreateApplication d -> true;
      case Decision.UploadArtifacts d -> true;
      case Decision.CreateVersion d -> true;
      case Decision.CreateEnvironment d -> true;
      case Decision.UpdateEnvironment d -> true;
      case Decision.UpdateTags d -> true;
      case Decision.Abort d -> true;
      case Decision.DeleteDraft d -> true;
      case Decision.Terminate d -> true;
      case Decision.CollectVersions d -> true;
      case Decision.Replacing.MoveTo d -> false;
      case Decision.Replacing.AtOther d -> true;
      case Decision.Replacing.Swap d -> true;
      case Decision.RequestLogs d -> true;
      case Decision.KeepSettings d -> true;
      case Decision.CleanUp d -> true;
      case Decision.Release d -> true;
    };
  }
}
