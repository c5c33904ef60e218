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

class ParallelTagResolverTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");

  @Test
  void allTagsAreAskedForAtTheSameTime() {
    var barrier = new CyclicBarrier(3);
    var resolver =
        new ParallelTagResolver(
            (image, access, scope) -> {
              try {
                barrier.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return new DigestResult.Resolved(image);
            },
            Duration.ofSeconds(60));

    assertThat(resolver.resolve(List.of("a", "b", "c"), List.of(), SCOPE))
        .hasSize(3)
        .containsEntry("a", new DigestResult.Resolved("a"));
  }

  @Test
  void nobodyIsWaitedForLongerThanTheLimit() {
    var never = new CountDownLatch(1);
    var clock = new ManualClock();
    try (var slow = TestRegistry.start(request -> waiting(never))) {
      var client = new RegistryClient(new FakeAwsClients(), clock, true);
      var resolver = new ParallelTagResolver(client, Duration.ofMillis(500));
      var image = slow.host() + "/py:1";

      var answers = resolver.resolve(List.of(image), List.of(slow.access(null)), SCOPE);

      assertThat(answers.get(image))
          .isEqualTo(
              new DigestResult.Unresolved(
                  "registry %s: it did not respond in time".formatted(slow.host())));
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
    var resolver =
        new ParallelTagResolver(
            (image, access, scope) -> {
              throw new IllegalStateException("planted");
            },
            Duration.ofSeconds(60));

    assertThat(resolver.resolve(List.of("py:1"), List.of(), SCOPE).get("py:1"))
        .isInstanceOfSatisfying(
            DigestResult.Unresolved.class,
            answer -> assertThat(answer.reason()).contains("docker.io").doesNotContain("planted"));
  }
}
