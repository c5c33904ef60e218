package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.registry.TestRegistry.Response;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");

  @Test
  void allTagsAreAskedForAtTheSameTime() {
    var together = new CyclicBarrier(3);
    var questions =
        new Questions(
            (image, access, scope) -> {
              try {
                together.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return new Answer.Named(image);
            },
            Duration.ofSeconds(60));

    assertThat(questions.ask(List.of("a", "b", "c"), List.of(), SCOPE))
        .hasSize(3)
        .containsEntry("a", new Answer.Named("a"));
  }

  @Test
  void nobodyIsWaitedForLongerThanTheLimit() {
    var never = new CountDownLatch(1);
    var clock = new ManualClock();
    try (var slow = TestRegistry.open(request -> waiting(never))) {
      var client = new RegistryClient(new FakeAwsClients(), clock, true);
      var questions = new Questions(client, Duration.ofMillis(500));
      var image = slow.host() + "/py:1";

      var answers = questions.ask(List.of(image), List.of(slow.access(null)), SCOPE);

      assertThat(answers.get(image))
          .isEqualTo(
              new Answer.Unresolved(
                  "registry %s: it does not answer in time".formatted(slow.host())));
    } finally {
      never.countDown();
    }
  }

  private static Response waiting(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Response.of(200, Map.of());
  }

  @Test
  void aQuestionThatBreaksIsNoAnswer() {
    var questions =
        new Questions(
            (image, access, scope) -> {
              throw new IllegalStateException("planted");
            },
            Duration.ofSeconds(60));

    assertThat(questions.ask(List.of("py:1"), List.of(), SCOPE).get("py:1"))
        .isInstanceOfSatisfying(
            Answer.Unresolved.class,
            answer -> assertThat(answer.why()).contains("docker.io").doesNotContain("planted"));
  }
}
