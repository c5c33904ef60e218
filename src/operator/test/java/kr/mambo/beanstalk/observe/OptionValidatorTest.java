package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.aws.Configurations.ValidationFinding;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.CreateEnvironmentBuilder;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import org.junit.jupiter.api.Test;

/** Beanstalk is asked before options change, and only then. */
class OptionValidatorTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");
  private static final OptionKey TYPES = OptionKey.of("aws:ec2:instances", "InstanceTypes");
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private final ManualClock clock = new ManualClock();
  private final FakeAwsClients clients =
      new FakeAwsClients()
          .answer(
              "listChangeSeverities", Map.of(TYPES, "RestartEnvironment", MIN, "NoInterruption"))
          .answer(
              "validate",
              List.of(new ValidationFinding(true, "no"), new ValidationFinding(false, "hm")));
  private final OptionValidator validator = new OptionValidator(clients, clock);

  private Fact<OptionValidation> validate(BeanstalkDecision decision) {
    return validator.validate(SCOPE, "mambo", Optional.of(ObservationFixture.READY), decision);
  }

  private static BeanstalkDecision update(Map<OptionKey, String> set, List<OptionKey> remove) {
    return UpdateEnvironmentBuilder.builder()
        .kind(OperationKind.UpdateSettings)
        .environmentId("e-1")
        .label(Optional.empty())
        .platformArn(Optional.empty())
        .set(new TreeMap<>(set))
        .remove(remove)
        .settings(Optional.empty())
        .reason(Reason.UpdatingSettings)
        .message("m")
        .build();
  }

  @Test
  void errorsWarningsAndWhatReplacesInstancesAreToldApart() {
    var validation =
        validate(update(Map.of(TYPES, "t3.large", MIN, "2"), List.of())).known().orElseThrow();

    assertThat(validation.errors()).containsExactly("no");
    assertThat(validation.warnings()).containsExactly("hm");
    assertThat(validation.replacingInstances()).containsExactly(TYPES);
  }

  @Test
  void whereNoOptionChangesNothingIsAsked() {
    assertThat(validate(BeanstalkDecision.Nothing.DEPLOYED)).isInstanceOf(Fact.NotRead.class);
    assertThat(validate(update(Map.of(), List.of()))).isInstanceOf(Fact.NotRead.class);
    assertThat(
            validator.validate(
                SCOPE, "mambo", Optional.empty(), update(Map.of(MIN, "2"), List.of())))
        .isInstanceOf(Fact.NotRead.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void whatIsRemovedMayReplaceInstancesTooAndIsNotJudged() {
    var validation = validate(update(Map.of(MIN, "2"), List.of(TYPES))).known().orElseThrow();

    assertThat(validation.replacingInstances()).containsExactly(TYPES);
    assertThat(clients.calls("validate")).isZero();
  }

  @Test
  void aCreationIsJudgedByBeanstalkWhenItIsAskedFor() {
    var create =
        CreateEnvironmentBuilder.builder()
            .application("mambo")
            .name("mambo-py")
            .cnamePrefix(Optional.empty())
            .platformArn("arn:p")
            .label("v")
            .options(new TreeMap<>(Map.of(MIN, "1")))
            .settings(Optional.empty())
            .tags(Map.of())
            .reason(Reason.Creating)
            .message("m")
            .build();

    assertThat(validate(create)).isInstanceOf(Fact.NotRead.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void theSameIsAskedOnceInAMinuteAndSeveritiesOnceInADay() {
    var decision = update(Map.of(MIN, "2"), List.of());
    validate(decision);
    validate(decision);
    clock.advance(Duration.ofMinutes(2));
    validate(decision);

    assertThat(clients.calls("validate")).isEqualTo(2);
    assertThat(clients.calls("listChangeSeverities")).isEqualTo(1);
  }

  @Test
  void whatCannotBeAskedIsAValue() {
    clients.fail("validate", new Failure.Denied("no"));

    assertThat(validate(update(Map.of(MIN, "2"), List.of())))
        .isEqualTo(new Fact.Unreadable<>(new Failure.Denied("no")));
  }
}
