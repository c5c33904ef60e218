package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.aws.Configurations.Remark;
import kr.mambo.beanstalk.aws.FakeClients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HandClock;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Precheck;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import org.junit.jupiter.api.Test;

/** Beanstalk is asked before options change, and only then. */
class DryRunTest {
  private static final Scope SCOPE = Scope.own("ap-northeast-2");
  private static final OptionKey TYPES = OptionKey.of("aws:ec2:instances", "InstanceTypes");
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private final HandClock clock = new HandClock();
  private final FakeClients clients =
      new FakeClients()
          .answer("severities", Map.of(TYPES, "RestartEnvironment", MIN, "NoInterruption"))
          .answer("validate", List.of(new Remark(true, "no"), new Remark(false, "hm")));
  private final DryRun dryRun = new DryRun(clients, clock);

  private Fact<Precheck> ask(Decision decision) {
    return dryRun.of(SCOPE, "mambo", Optional.of(Given.READY), decision);
  }

  private static Decision update(Map<OptionKey, String> set, List<OptionKey> remove) {
    return new Decision.UpdateEnvironment(
        OperationKind.UpdateSettings,
        "e-1",
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(set),
        remove,
        Optional.empty(),
        Reason.UpdatingSettings,
        "m");
  }

  @Test
  void errorsWarningsAndWhatReplacesInstancesAreToldApart() {
    var said = ask(update(Map.of(TYPES, "t3.large", MIN, "2"), List.of())).known().orElseThrow();

    assertThat(said.errors()).containsExactly("no");
    assertThat(said.warnings()).containsExactly("hm");
    assertThat(said.replacing()).containsExactly(TYPES);
  }

  @Test
  void whereNoOptionChangesNothingIsAsked() {
    assertThat(ask(Decision.Nothing.DEPLOYED)).isInstanceOf(Fact.NotAsked.class);
    assertThat(ask(update(Map.of(), List.of()))).isInstanceOf(Fact.NotAsked.class);
    assertThat(dryRun.of(SCOPE, "mambo", Optional.empty(), update(Map.of(MIN, "2"), List.of())))
        .isInstanceOf(Fact.NotAsked.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void whatIsRemovedMayReplaceInstancesTooAndIsNotJudged() {
    var said = ask(update(Map.of(MIN, "2"), List.of(TYPES))).known().orElseThrow();

    assertThat(said.replacing()).containsExactly(TYPES);
    assertThat(clients.calls("validate")).isZero();
  }

  @Test
  void aCreationIsJudgedByBeanstalkWhenItIsAskedFor() {
    var create =
        new Decision.CreateEnvironment(
            "mambo",
            "mambo-py",
            Optional.empty(),
            "arn:p",
            "v",
            new TreeMap<>(Map.of(MIN, "1")),
            Optional.empty(),
            Map.of(),
            Reason.Creating,
            "m");

    assertThat(ask(create)).isInstanceOf(Fact.NotAsked.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void theSameIsAskedOnceInAMinuteAndSeveritiesOnceInADay() {
    var decision = update(Map.of(MIN, "2"), List.of());
    ask(decision);
    ask(decision);
    clock.pass(Duration.ofMinutes(2));
    ask(decision);

    assertThat(clients.calls("validate")).isEqualTo(2);
    assertThat(clients.calls("severities")).isEqualTo(1);
  }

  @Test
  void whatCannotBeAskedIsAValue() {
    clients.fail("validate", new Failure.Denied("no"));

    assertThat(ask(update(Map.of(MIN, "2"), List.of())))
        .isEqualTo(new Fact.Unreadable<>(new Failure.Denied("no")));
  }
}
