package kr.mambo.beanstalk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.aws.FakeClients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HandClock;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.With;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentPollerTest {
  private static final Scope SEOUL = Scope.own("ap-northeast-2");
  private static final Scope DUBLIN = Scope.own("eu-west-1");
  private static final ResourceKey A = new ResourceKey("shop", "a");
  private static final ResourceKey B = new ResourceKey("shop", "b");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HandClock clock = new HandClock();
  private final FakeClients clients = new FakeClients();
  private final List<ResourceKey> woken = new ArrayList<>();
  private final EnvironmentPoller poller =
      new EnvironmentPoller(clients, clock, PollSchedule.GENTLE, woken::add);

  private static EnvironmentSnapshot environment(String name, Lifecycle lifecycle) {
    return With.component(With.component(Given.READY, "name", name), "lifecycle", lifecycle);
  }

  private void answer(Lifecycle a) {
    clients.answer("environments", List.of(environment("a", a), environment("b", Lifecycle.Ready)));
  }

  private void watchBoth() {
    answer(Lifecycle.Ready);
    poller.look(SEOUL, A, "a");
    poller.look(SEOUL, B, "b");
    poller.tick();
    woken.clear();
  }

  private void tickAfter(Duration time) {
    clock.pass(time);
    poller.tick();
  }

  @Test
  void theFirstAnswerWakesEverybodyWhoWaitsForIt() {
    answer(Lifecycle.Ready);
    assertThat(poller.look(SEOUL, A, "a").environments()).isEmpty();
    poller.look(SEOUL, B, "b");

    poller.tick();

    assertThat(woken).containsExactlyInAnyOrder(A, B);
    assertThat(poller.look(SEOUL, A, "a").environments())
        .hasValueSatisfying(e -> assertThat(e).containsOnlyKeys("a", "b"));
    assertThat(poller.look(SEOUL, A, "a").askedAt()).isEqualTo(Given.NOW);
  }

  @Test
  void oneCallAnswersForAll() {
    watchBoth();

    assertThat(clients.calls()).containsExactly("environments");
  }

  @Test
  void aThousandEqualAnswersWakeNobody() {
    watchBoth();

    for (int i = 0; i < 1000; i++) tickAfter(MINUTE);

    assertThat(woken).isEmpty();
    assertThat(clients.calls("environments")).isEqualTo(1001);
  }

  @Test
  void aChangeWakesExactlyWhoIsInterested() {
    watchBoth();
    answer(Lifecycle.Updating);

    tickAfter(MINUTE);

    assertThat(woken).containsExactly(A);
  }

  @Test
  void aVanishedEnvironmentIsAChange() {
    watchBoth();
    clients.answer("environments", List.of(environment("a", Lifecycle.Ready)));

    tickAfter(MINUTE);

    assertThat(woken).containsExactly(B);
  }

  @Test
  void nobodyIsAskedBeforeItIsTime() {
    watchBoth();

    tickAfter(Duration.ofSeconds(59));
    assertThat(clients.calls("environments")).isEqualTo(1);
    tickAfter(Duration.ofSeconds(1));
    assertThat(clients.calls("environments")).isEqualTo(2);
  }

  @Test
  void whoAwaitsSomethingIsAnsweredSooner() {
    watchBoth();
    poller.nudge(SEOUL, A, true);

    tickAfter(Duration.ofSeconds(10));
    tickAfter(Duration.ofSeconds(10));
    assertThat(clients.calls("environments")).isEqualTo(3);

    poller.nudge(SEOUL, A, false);
    tickAfter(Duration.ofSeconds(10));
    assertThat(clients.calls("environments")).isEqualTo(4);
    tickAfter(Duration.ofSeconds(59));
    assertThat(clients.calls("environments")).isEqualTo(4);
  }

  @Test
  void aNudgeForWhatNobodyLooksAtIsNothing() {
    poller.nudge(DUBLIN, A, true);
    poller.tick();

    assertThat(clients.calls()).isEmpty();
    assertThat(poller.scopes()).isZero();
  }

  @Test
  void troubleIsToldOnceAndKeepsTheOldPicture() {
    watchBoth();
    clients.fail("environments", new Failure.Denied("not you"));

    tickAfter(MINUTE);
    assertThat(woken).containsExactlyInAnyOrder(A, B);
    woken.clear();
    tickAfter(MINUTE);
    assertThat(woken).isEmpty();

    var picture = poller.look(SEOUL, A, "a");
    assertThat(picture.trouble()).contains(new Failure.Denied("not you"));
    assertThat(picture.environments()).isPresent();
    assertThat(picture.askedAt()).isEqualTo(Given.NOW);
  }

  @Test
  void troubleThatEndsIsToldToo() {
    watchBoth();
    clients.fail("environments", new Failure.Unavailable("down"));
    tickAfter(MINUTE);
    woken.clear();
    answer(Lifecycle.Ready);

    tickAfter(MINUTE);

    assertThat(woken).containsExactlyInAnyOrder(A, B);
    assertThat(poller.look(SEOUL, A, "a").trouble()).isEmpty();
  }

  @Test
  void throttlingWakesNobody() {
    watchBoth();
    clients.fail("environments", new Failure.Throttled("slow down"));

    tickAfter(MINUTE);

    assertThat(woken).isEmpty();
    assertThat(poller.look(SEOUL, A, "a").environments()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 80, 160, 160})
  void failuresDoubleTheTime(int seconds) {
    watchBoth();
    clients.fail("environments", new Failure.Unavailable("down"));
    tickAfter(MINUTE);
    for (int wait : new int[] {10, 20, 40, 80, 160}) {
      if (wait == seconds) break;
      tickAfter(Duration.ofSeconds(wait));
    }
    int before = clients.calls("environments");

    tickAfter(Duration.ofSeconds(seconds - 1));
    assertThat(clients.calls("environments")).isEqualTo(before);
    tickAfter(Duration.ofSeconds(1));
    assertThat(clients.calls("environments")).isEqualTo(before + 1);
  }

  @Test
  void oneScopesTroubleTouchesNoOther() {
    clients.answerBy(
        "environments",
        arguments -> {
          if (arguments.contains("eu-west-1"))
            throw new kr.mambo.beanstalk.aws.AwsException(new Failure.Unavailable("down"));
          return List.of(environment("a", Lifecycle.Ready));
        });
    poller.look(DUBLIN, B, "b");
    poller.look(SEOUL, A, "a");

    poller.tick();

    assertThat(poller.look(SEOUL, A, "a").environments()).isPresent();
    assertThat(poller.look(DUBLIN, B, "b").trouble()).isPresent();
  }

  @Test
  void whoIsForgottenIsNotWokenAndAnEmptyScopeIsNotAsked() {
    watchBoth();
    answer(Lifecycle.Updating);
    poller.forget(A);

    tickAfter(MINUTE);
    assertThat(woken).isEmpty();
    assertThat(poller.scopes()).isEqualTo(1);

    poller.forget(B);
    tickAfter(MINUTE);
    assertThat(poller.scopes()).isZero();
    assertThat(clients.calls("environments")).isEqualTo(2);
  }

  @Test
  void aResourceLooksAtOneScopeOnly() {
    watchBoth();
    poller.forget(B);

    poller.look(DUBLIN, A, "a");

    assertThat(poller.scopes()).isEqualTo(1);
  }

  @Test
  void whoIsForgottenWhileAskedIsNotWoken() {
    clients.answerBy(
        "environments",
        arguments -> {
          poller.forget(A);
          return List.of();
        });
    poller.look(SEOUL, A, "a");

    poller.tick();

    assertThat(woken).isEmpty();
  }
}
