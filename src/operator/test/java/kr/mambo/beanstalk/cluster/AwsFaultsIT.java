package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import kr.mambo.beanstalk.emulator.iam.Glob;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** AWS in trouble while an environment is made: it takes longer, and nothing else. */
class AwsFaultsIT {
  private static final Tenant tenant = Tenant.of("trouble-at-aws");
  private static final Emulator emulator = SystemTestBed.shared().emulator();

  /** A call that may not have been applied is waited for before it is made again. */
  private static final Duration FAULT_TIMEOUT = Duration.ofSeconds(150);

  private static final Map<String, FaultEffect> EFFECTS =
      Map.of(
          "throttled", new FaultEffect.ReturnError("Throttling", 400, "Rate exceeded"),
          "unavailable", new FaultEffect.ReturnError("ServiceUnavailable", 503, "later"),
          "unanswered", new FaultEffect.LoseResponse(),
          "dropped", new FaultEffect.DropConnection(),
          "garbled", new FaultEffect.GarbleResponse());

  /** Only calls about one environment: others play on the same stage. */
  private static String addFault(String action, String resource, int times, FaultEffect effect) {
    return emulator
        .faults()
        .add(
            new Fault(
                Glob.ofAction(action),
                Optional.empty(),
                Glob.of("*" + resource + "*"),
                times,
                effect));
  }

  private static void untilReady(String name) {
    EnvironmentWaiter.within(FAULT_TIMEOUT)
        .until(
            () ->
                tenant
                    .condition(name, ConditionType.Ready)
                    .filter(c -> c.status() == ConditionStatus.True)
                    .isPresent());
  }

  @Test
  void whateverBecomesOfItsCallsAnEnvironmentComesUpAndNothingIsCalledAFailure() {
    EFFECTS.forEach(
        (name, effect) -> {
          for (var action :
              List.of(
                  "s3:PutObject",
                  "elasticbeanstalk:CreateApplication",
                  "elasticbeanstalk:CreateApplicationVersion",
                  "elasticbeanstalk:CreateEnvironment")) {
            addFault(action, name, 1, effect);
          }
          MinimalEnvironment.named(name).applyIn(tenant);
        });

    for (var name : EFFECTS.keySet()) {
      untilReady(name);
      assertThat(tenant.events(name))
          .as(name)
          .noneMatch(event -> event.getType().equals("Warning"));
      assertThat(tenant.status(name).failedVersions()).isEmpty();
      assertThat(SystemTestBed.shared().awsAccount().versions(name + "-app")).as(name).hasSize(1);
    }
  }

  @Test
  void aDeniedKeyIsNamedAndWrittenOnceItMayBe() {
    var fault = addFault("s3:PutObject", "denied-key", 0, new FaultEffect.Deny());
    var waiter = MinimalEnvironment.named("denied-key").applyIn(tenant);
    waiter.untilStalled(Reason.AccessDenied, "s3:PutObject", "denied-key");

    emulator.faults().remove(fault);
    waiter.untilReady();
  }

  @Test
  void aDeniedOperationIsNamedAndMadeOnceItMayBe() {
    var fault =
        addFault("elasticbeanstalk:CreateEnvironment", "denied-call", 0, new FaultEffect.Deny());
    var waiter = MinimalEnvironment.named("denied-call").applyIn(tenant);
    waiter.untilStalled(Reason.AccessDenied, "elasticbeanstalk:CreateEnvironment", "denied-call");

    emulator.faults().remove(fault);
    waiter.untilReady();
  }

  @Test
  void aBucketThatGoesIsMissedWhenItIsNeededAndFoundAgain() {
    emulator.s3().createBucket(SystemTestBed.ACCOUNT, SystemTestBed.REGION, "comes-and-goes");
    var waiter =
        MinimalEnvironment.named("bucket-gone")
            .replacing("mambo-cert", "comes-and-goes")
            .applyIn(tenant)
            .untilReady();
    var first = waiter.deployedLabel();
    emulator.s3().deleteBucket("comes-and-goes");

    tenant.applySecret("token", "Opaque", Map.of("value", "another"));
    waiter.untilStalled(Reason.BucketMissing, "comes-and-goes");

    emulator.s3().createBucket(SystemTestBed.ACCOUNT, SystemTestBed.REGION, "comes-and-goes");
    waiter.untilDeployedAfter(first);
  }
}
