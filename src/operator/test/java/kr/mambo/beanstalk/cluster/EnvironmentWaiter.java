package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import org.awaitility.core.ConditionFactory;

/** Waits for what happens to a resource. */
record EnvironmentWaiter(Tenant tenant, String name) {
  /** Beanstalk takes minutes, here less than a second: the rest is for a busy machine. */
  private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(60);

  /** A mistake is told within seconds. */
  private static final Duration CONDITION_TIMEOUT = Duration.ofSeconds(15);

  static ConditionFactory within(Duration time) {
    return await().pollInSameThread().pollInterval(Duration.ofMillis(100)).atMost(time);
  }

  static ConditionFactory withinOperationTimeout() {
    return within(OPERATION_TIMEOUT);
  }

  /** Until what was applied last runs. */
  EnvironmentWaiter untilReady() {
    withinOperationTimeout()
        .untilAsserted(
            () -> {
              var resource = tenant.get(name);
              var ready = condition(ConditionType.Ready);
              assertThat(ready.observedGeneration())
                  .isEqualTo(resource.getMetadata().getGeneration());
              assertThat(ready.status()).as(ready.message()).isEqualTo(ConditionStatus.True);
            });
    return this;
  }

  /** Until the resource is stalled for this reason, and says so with all these words. */
  EnvironmentWaiter untilStalled(Reason reason, String... says) {
    return until(ConditionType.Stalled, ConditionStatus.True, reason, says);
  }

  /** Until a condition is so, and its message has all these words. */
  EnvironmentWaiter until(
      ConditionType type, ConditionStatus status, Reason reason, String... says) {
    within(CONDITION_TIMEOUT)
        .untilAsserted(
            () -> {
              var condition = condition(type);
              assertThat(condition.reason()).as(condition.message()).isEqualTo(reason.name());
              assertThat(condition.status()).isEqualTo(status);
              assertThat(condition.message()).contains(says);
            });
    return this;
  }

  /** Until the deployed label is another one; which one it is then. */
  String untilDeployedAfter(String label) {
    withinOperationTimeout().until(() -> !Objects.equals(label, deployedLabel()));
    untilReady();
    return deployedLabel();
  }

  String deployedLabel() {
    var version = tenant.status(name).version();
    return version == null ? "" : Objects.requireNonNullElse(version.deployed(), "");
  }

  /** Until the version that runs has come through and is the one to go back to. */
  EnvironmentWaiter untilGood() {
    untilReady();
    withinOperationTimeout().until(() -> deployedLabel().equals(lastGood()));
    return this;
  }

  private String lastGood() {
    var version = tenant.status(name).version();
    return version == null || version.lastGood() == null ? "" : version.lastGood().label();
  }

  void untilGone() {
    withinOperationTimeout().until(() -> tenant.environment(name).get() == null);
  }

  private Condition condition(ConditionType type) {
    return tenant
        .condition(name, type)
        .orElseThrow(
            () ->
                new AssertionError(
                    "no " + type + ", but " + tenant.status(name).conditions().toString()));
  }
}
