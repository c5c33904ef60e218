package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No change of a spec is lost behind the operator's own writes. */
class LostUpdateIT {
  private static final Duration SEEN = Duration.ofSeconds(5);
  private static final Tenant tenant = Tenant.of("lost-update");
  private static final AtAws aws = Stage.up().atAws();

  @AfterEach
  void lift() {
    aws.emulator().faults().liftAll();
  }

  @Test
  void aChangeBetweenReadingAndReportingIsActedOn() {
    var progress = Small.named("between").applyIn(tenant).untilReady();
    aws.emulator()
        .faults()
        .add(
            Fault.next(
                1, "elasticbeanstalk:UpdateEnvironment", new Effect.Delay(Duration.ofSeconds(2))));

    aws.emulator().beanstalk().hold("between");
    tenant.image("between", "nginx:first");
    Progress.worked().until(() -> tenant.status("between").operation() != null);
    var last = tenant.image("between", "nginx:last").getMetadata().getGeneration();

    isSeen("between", last);
    Progress.worked().untilAsserted(() -> assertThat(requestId("between")).isNotNull());
    aws.emulator().beanstalk().release("between");
    isDeployed(progress, "nginx:last");
  }

  @Test
  void theLastOfManyRapidChangesWins() {
    var progress = Small.named("rapid").applyIn(tenant).untilReady();

    long last = 0;
    for (int i = 0; i < 60; i++)
      last = tenant.image("rapid", "nginx:" + i).getMetadata().getGeneration();

    isSeen("rapid", last);
    isDeployed(progress, "nginx:59");
  }

  /** What the call that was on its way has answered, which nobody can ask for again. */
  private static @Nullable String requestId(String name) {
    var operation = tenant.status(name).operation();
    return operation == null ? null : operation.requestId();
  }

  private static void isSeen(String name, long generation) {
    Progress.within(SEEN)
        .untilAsserted(
            () ->
                assertThat(tenant.status(name).observedGeneration())
                    .isGreaterThanOrEqualTo(generation));
  }

  private static void isDeployed(Progress progress, String image) {
    Progress.worked()
        .untilAsserted(
            () -> {
              progress.untilReady();
              assertThat(aws.compose(progress.name() + "-app", progress.deployed()))
                  .containsPattern("image: " + image + "\n");
            });
  }
}
