package kr.mambo.beanstalk.plan.version;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.options.SavedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Back to a version, and to the options that ran with it. */
class VersionRollbackTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final OptionKey MAX = OptionKey.of("aws:autoscaling:asg", "MaxSize");
  private static final OptionKey ADDED =
      OptionKey.of("aws:elasticbeanstalk:application:environment", "ADDED");

  private static ObservationFixture failed() {
    return ObservationFixture.running()
        .environment("versionLabel", "v-good")
        .status(
            """
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-good, lastGood: {label: v-good, settings: s0}}
            failedVersions: [{label: v-wanted, message: out of memory}]
            ownedOptions: ['aws:autoscaling:asg|MinSize', 'aws:autoscaling:asg|MaxSize', 'aws:elasticbeanstalk:application:environment|ADDED']
            """)
        .known("lastGoodSettings", SavedOptions.render(new TreeMap<>(Map.of(MIN, "1", MAX, "4"))))
        .known("settings", new LiveSettings(Map.of(MIN, "2", MAX, "4", ADDED, "x"), false));
  }

  @Test
  void whatTheFailedDeploymentChangedIsAsItWas() {
    var update =
        assertDecision(
            decide(failed()),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.RollingBack,
            "2 options that ran with it");

    assertThat(update.label()).contains("v-good");
    assertThat(update.set()).containsExactlyEntriesOf(Map.of(MIN, "1"));
    assertThat(update.remove()).containsExactly(ADDED);
    assertThat(update.settings()).isEmpty();
  }

  @Test
  void withNewInstancesOptionsWereNeverSentAlong() {
    var update =
        assertDecision(
            decide(failed().spec("deployment: {policy: Immutable}")),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.RollingBack);

    assertThat(update.set()).isEmpty();
  }

  static Stream<Failure> forGood() {
    return Stream.of(
        new Failure.NotFound("gone"),
        new Failure.Denied("no"),
        new Failure.AlreadyExists("odd"),
        new Failure.QuotaExceeded("full"),
        new Failure.Rejected(Reason.BucketMissing, "gone"));
  }

  @ParameterizedTest
  @MethodSource("forGood")
  void nobodyIsLeftWithABrokenVersionBecauseItsOptionsCannotBeRead(Failure failure) {
    var update =
        assertDecision(
            decide(failed().unreadable("lastGoodSettings", failure)),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.RollingBack,
            "can no longer be read");

    assertThat(update.set()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "null", "{\"a|b\": null}"})
  void norBecauseSomebodyWroteSomethingElseThere(String content) {
    assertDecision(
        decide(failed().known("lastGoodSettings", content)),
        BeanstalkDecision.UpdateEnvironment.class,
        Reason.RollingBack,
        "can no longer be read");
  }

  static Stream<Failure> forAMoment() {
    return Stream.of(
        new Failure.Throttled("slow"),
        new Failure.Busy("busy"),
        new Failure.Unavailable("down"),
        new Failure.InvalidCredentials("expired"));
  }

  @ParameterizedTest
  @MethodSource("forAMoment")
  void whatPassesIsWaitedFor(Failure failure) {
    assertThat(decide(failed().unreadable("lastGoodSettings", failure)))
        .isEqualTo(BeanstalkDecision.forFailure(failure));
    assertThat(decide(failed().unreadable("settings", failure)))
        .isEqualTo(BeanstalkDecision.forFailure(failure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lastGoodSettings", "settings"})
  void nothingIsDoneBeforeTheOptionsWereRead(String fact) {
    assertDecision(
        decide(failed().notRead(fact)),
        BeanstalkDecision.Wait.class,
        Reason.WaitingForFirstObservation,
        "Waiting for the first read");
  }
}
