package kr.mambo.beanstalk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentPollerTest {
  private static final Scope SEOUL = Scope.ownIdentity("ap-northeast-2");
  private static final Scope DUBLIN = Scope.ownIdentity("eu-west-1");
  private static final ResourceKey A = new ResourceKey("shop", "a");
  private static final ResourceKey B = new ResourceKey("shop", "b");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock();
  private final FakeAwsClients clients = new FakeAwsClients();
  private final List<ResourceKey> notified = new ArrayList<>();
  private final EnvironmentPoller poller =
      new EnvironmentPoller(clients, clock, PollSchedule.DEFAULT, notified::add);

  private static EnvironmentSnapshot environment(String name, Lifecycle lifecycle) {
    return Records.with(
        Records.with(ObservationFixture.READY, "name", name), "lifecycle", lifecycle);
  }

  private void answer(Lifecycle a) {
    clients.answer(
        "listEnvironments", List.of(environment("a", a), environment("b", Lifecycle.Ready)));
  }

  private void subscribeBoth() {
    answer(Lifecycle.Ready);
    poller.snapshot(SEOUL, A, "a");
    poller.snapshot(SEOUL, B, "b");
    poller.tick();
    notified.clear();
  }

  private void tickAfter(Duration time) {
    clock.advance(time);
    poller.tick();
  }

  @Test
  void theFirstAnswerWakesEverybodyWhoWaitsForIt() {
    answer(Lifecycle.Ready);
    assertThat(poller.snapshot(SEOUL, A, "a").environments()).isEmpty();
    poller.snapshot(SEOUL, B, "b");

    poller.tick();

    assertThat(notified).containsExactlyInAnyOrder(A, B);
    assertThat(poller.snapshot(SEOUL, A, "a").environments())
        .hasValueSatisfying(e -> assertThat(e).containsOnlyKeys("a", "b"));
    assertThat(poller.snapshot(SEOUL, A, "a").requestedAt()).isEqualTo(ObservationFixture.NOW);
  }

  @Test
  void oneCallAnswersForAll() {
    subscribeBoth();

    assertThat(clients.calls()).containsExactly("listEnvironments");
  }

  @Test
  void aThousandEqualAnswersWakeNobody() {
    subscribeBoth();

    for (int i = 0; i < 1000; i++) tickAfter(MINUTE);

    assertThat(notified).isEmpty();
    assertThat(clients.calls("listEnvironments")).isEqualTo(1001);
  }

  @Test
  void aChangeWakesExactlyWhoIsInterested() {
    subscribeBoth();
    answer(Lifecycle.Updating);

    tickAfter(MINUTE);

    assertThat(notified).containsExactly(A);
  }

  @Test
  void aVanishedEnvironmentIsAChange() {
    subscribeBoth();
    clients.answer("listEnvironments", List.of(environment("a", Lifecycle.Ready)));

    tickAfter(MINUTE);

    assertThat(notified).containsExactly(B);
  }

  @Test
  void nobodyIsAskedBeforeItIsTime() {
    subscribeBoth();

    tickAfter(Duration.ofSeconds(59));
    assertThat(clients.calls("listEnvironments")).isEqualTo(1);
    tickAfter(Duration.ofSeconds(1));
    assertThat(clients.calls("listEnvironments")).isEqualTo(2);
  }

  @Test
  void whoAwaitsSomethingIsAnsweredSooner() {
    subscribeBoth();
    poller.requestPoll(SEOUL, A, true);

    tickAfter(Duration.ofSeconds(10));
    tickAfter(Duration.ofSeconds(10));
    assertThat(clients.calls("listEnvironments")).isEqualTo(3);

    poller.requestPoll(SEOUL, A, false);
    tickAfter(Duration.ofSeconds(10));
    assertThat(clients.calls("listEnvironments")).isEqualTo(4);
    tickAfter(Duration.ofSeconds(59));
    assertThat(clients.calls("listEnvironments")).isEqualTo(4);
  }

  @Test
  void aNudgeForWhatNobodyLooksAtIsNothing() {
    poller.requestPoll(DUBLIN, A, true);
    poller.tick();

    assertThat(clients.calls()).isEmpty();
    assertThat(poller.scopes()).isZero();
  }

  @Test
  void troubleIsToldOnceAndKeepsTheOldPicture() {
    subscribeBoth();
    clients.fail("listEnvironments", new Failure.Denied("not you"));

    tickAfter(MINUTE);
    assertThat(notified).containsExactlyInAnyOrder(A, B);
    notified.clear();
    tickAfter(MINUTE);
    assertThat(notified).isEmpty();

    var scopeSnapshot = poller.snapshot(SEOUL, A, "a");
    assertThat(scopeSnapshot.failure()).contains(new Failure.Denied("not you"));
    assertThat(scopeSnapshot.environments()).isPresent();
    assertThat(scopeSnapshot.requestedAt()).isEqualTo(ObservationFixture.NOW);
  }

  @Test
  void troubleThatEndsIsToldToo() {
    subscribeBoth();
    clients.fail("listEnvironments", new Failure.Unavailable("down"));
    tickAfter(MINUTE);
    notified.clear();
    answer(Lifecycle.Ready);

    tickAfter(MINUTE);

    assertThat(notified).containsExactlyInAnyOrder(A, B);
    assertThat(poller.snapshot(SEOUL, A, "a").failure()).isEmpty();
  }

  @Test
  void throttlingWakesNobody() {
    subscribeBoth();
    clients.fail("listEnvironments", new Failure.Throttled("slow down"));

    tickAfter(MINUTE);

    assertThat(notified).isEmpty();
    assertThat(poller.snapshot(SEOUL, A, "a").environments()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 80, 160, 160})
  void failuresDoubleTheTime(int seconds) {
    subscribeBoth();
    clients.fail("listEnvironments", new Failure.Unavailable("down"));
    tickAfter(MINUTE);
    for (int wait : new int[] {10, 20, 40, 80, 160}) {
      if (wait == seconds) break;
      tickAfter(Duration.ofSeconds(wait));
    }
    int before = clients.calls("listEnvironments");

    tickAfter(Duration.ofSeconds(seconds - 1));
    assertThat(clients.calls("listEnvironments")).isEqualTo(before);
    tickAfter(Duration.ofSeconds(1));
    assertThat(clients.calls("listEnvironments")).isEqualTo(before + 1);
  }

  @Test
  void oneScopesTroubleTouchesNoOther() {
    clients.answerWith(
        "listEnvironments",
        arguments -> {
          if (arguments.contains("eu-west-1"))
            throw new kr.mambo.beanstalk.aws.AwsException(new Failure.Unavailable("down"));
          return List.of(environment("a", Lifecycle.Ready));
        });
    poller.snapshot(DUBLIN, B, "b");
    poller.snapshot(SEOUL, A, "a");

    poller.tick();

    assertThat(poller.snapshot(SEOUL, A, "a").environments()).isPresent();
    assertThat(poller.snapshot(DUBLIN, B, "b").failure()).isPresent();
  }

  @Test
  void whoIsForgottenIsNotWokenAndAnEmptyScopeIsNotAsked() {
    subscribeBoth();
    answer(Lifecycle.Updating);
    poller.unsubscribe(A);

    tickAfter(MINUTE);
    assertThat(notified).isEmpty();
    assertThat(poller.scopes()).isEqualTo(1);

    poller.unsubscribe(B);
    tickAfter(MINUTE);
    assertThat(poller.scopes()).isZero();
    assertThat(clients.calls("listEnvironments")).isEqualTo(2);
  }

  @Test
  void aResourceLooksAtOneScopeOnly() {
    subscribeBoth();
    poller.unsubscribe(B);

    poller.snapshot(DUBLIN, A, "a");

    assertThat(poller.scopes()).isEqualTo(1);
  }

  @Test
  void whoIsForgottenWhileAskedIsNotWoken() {
    clients.answerWith(
        "listEnvironments",
        arguments -> {
          poller.unsubscribe(A);
          return List.of();
        });
    poller.snapshot(SEOUL, A, "a");

    poller.tick();

    assertThat(notified).isEmpty();
  }
}
