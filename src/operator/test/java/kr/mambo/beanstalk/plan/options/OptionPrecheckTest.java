package kr.mambo.beanstalk.plan.options;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Beanstalk says in a dry run is heard before anything is changed. */
class OptionPrecheckTest {
  private static final OptionKey TYPES = OptionKey.of("aws:ec2:instances", "InstanceTypes");
  private static final BeanstalkRendering WANTS =
      RenderingFixtures.rendered(Map.of(TYPES, "t3.large"));

  private static ObservationFixture changing() {
    return ObservationFixture.running()
        .known("settings", new LiveSettings(Map.of(TYPES, "t3.small"), false));
  }

  private static OptionValidation validation(
      List<String> errors, List<String> warnings, OptionKey... replacing) {
    return new OptionValidation(errors, warnings, new TreeSet<>(Set.of(replacing)));
  }

  private static List<PlannedChangeEvent> notices(ObservationFixture given) {
    return new BeanstalkPlanner().plan(given.observation(), WANTS, false).plannedEvents();
  }

  @Test
  void whatReplacesInstancesIsPartOfTheSentenceAndToldBefore() {
    var given = changing().known("optionValidation", validation(List.of(), List.of(), TYPES));
    var words = "Replacing instances because these options change: aws:ec2:instances:InstanceTypes";

    var update =
        assertDecision(
            decide(given, WANTS),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.UpdatingSettings,
            words);

    assertThat(update.set()).containsEntry(TYPES, "t3.large");
    assertThat(notices(given))
        .containsExactly(new PlannedChangeEvent(Reason.ReplacingInstances, words));
  }

  @Test
  void ofManyThatReplaceTenAreNamed() {
    var many = new TreeSet<OptionKey>();
    for (int i = 10; i < 22; i++) many.add(OptionKey.of("aws:x", "o" + i));

    var decision =
        decide(
            changing().known("optionValidation", new OptionValidation(List.of(), List.of(), many)),
            WANTS);

    assertThat(decision.message()).contains("aws:x:o19, ...").doesNotContain("o20");
  }

  @Test
  void errorsRefuseInBeanstalksWordsAndNothingIsCalled() {
    var said = validation(List.of("Invalid option value: 't3.huge'."), List.of(), TYPES);

    assertDecision(
        decide(changing().known("optionValidation", said), WANTS),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "Invalid option value: 't3.huge'.",
        "nothing was changed");
    assertDecision(
        decide(ObservationFixture.prepared().known("optionValidation", said), WANTS),
        BeanstalkDecision.Refuse.class,
        Reason.ConfigurationRefused,
        "t3.huge");
  }

  @Test
  void warningsAreToldAndStopNothing() {
    var said = validation(List.of(), List.of("Consider more."));
    var notice =
        new PlannedChangeEvent(
            Reason.OptionWarnings, "Beanstalk warned about the options: Consider more.");

    assertDecision(
        decide(changing().known("optionValidation", said), WANTS),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.UpdatingSettings);
    assertThat(notices(changing().known("optionValidation", said))).containsExactly(notice);
    assertThat(notices(ObservationFixture.prepared().known("optionValidation", said)))
        .containsExactly(notice);
  }

  @Test
  void withoutRemarksNothingIsToldBefore() {
    assertThat(notices(changing().known("optionValidation", validation(List.of(), List.of()))))
        .isEmpty();
    assertThat(notices(changing())).isEmpty();
    assertThat(notices(ObservationFixture.running())).isEmpty();
  }

  static List<Failure> passing() {
    return List.of(
        new Failure.Throttled("m"),
        new Failure.Unavailable("m"),
        new Failure.InvalidCredentials("m"));
  }

  static List<Failure> others() {
    return List.of(
        new Failure.Denied("m"),
        new Failure.Busy("m"),
        new Failure.NotFound("m"),
        new Failure.AlreadyExists("m"),
        new Failure.QuotaExceeded("m"),
        new Failure.UnsupportedCombination("m"),
        new Failure.Rejected(Reason.ConfigurationRefused, "m"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whileNothingCanBeAskedNothingIsChanged(Failure failure) {
    assertThat(decide(changing().unreadable("optionValidation", failure), WANTS))
        .isNotInstanceOf(BeanstalkDecision.UpdateEnvironment.class);
  }

  @ParameterizedTest
  @MethodSource("others")
  void whoeverMayNotAskGoesOnAndSaysSo(Failure failure) {
    var given = changing().unreadable("optionValidation", failure);

    assertDecision(
        decide(given, WANTS), BeanstalkDecision.UpdateEnvironment.class, Reason.UpdatingSettings);
    assertThat(notices(given))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.reason()).isEqualTo(Reason.OptionWarnings);
              assertThat(told.message()).contains("could not validate").endsWith(": m");
            });
  }

  @Test
  void aMoveOfThePlatformAndAnAdoptionAreToldBefore() {
    var platform =
        new kr.mambo.beanstalk.model.PlatformVersion(
            "arn:new/4.14.0", "4.14.0", "b", "recommended", "supported");
    var moving =
        ObservationFixture.running()
            .spec("platform: {update: {mode: Immediate}}")
            .known("newestPlatform", platform);
    var adopting =
        ObservationFixture.running()
            .spec("adoption: ByName")
            .status("environmentId: null")
            .known("tags", Map.of());

    assertThat(
            new BeanstalkPlanner()
                .plan(moving.observation(), RenderingFixtures.rendered(), false)
                .plannedEvents())
        .extracting(PlannedChangeEvent::reason)
        .containsExactly(Reason.ReplacingInstances);
    assertThat(
            new BeanstalkPlanner()
                .plan(adopting.observation(), RenderingFixtures.rendered(), false)
                .plannedEvents())
        .extracting(PlannedChangeEvent::reason)
        .containsExactly(Reason.Adopting);
  }
}
