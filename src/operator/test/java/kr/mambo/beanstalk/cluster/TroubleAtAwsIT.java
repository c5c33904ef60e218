package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.iam.Glob;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** AWS in trouble while an environment is made: it takes longer, and nothing else. */
class TroubleAtAwsIT {
  private static final Tenant tenant = Tenant.of("trouble-at-aws");
  private static final Emulator aws = Stage.up().aws();

  /** A call that may not have been applied is waited for before it is made again. */
  private static final Duration LONG = Duration.ofSeconds(150);

  private static final Map<String, Effect> TROUBLES =
      Map.of(
          "throttled", new Effect.Refuse("Throttling", 400, "Rate exceeded"),
          "unavailable", new Effect.Refuse("ServiceUnavailable", 503, "later"),
          "unanswered", new Effect.LoseAnswer(),
          "dropped", new Effect.Drop(),
          "garbled", new Effect.Garbage());

  /** Only calls about one environment: others play on the same stage. */
  private static String fault(String action, String about, int times, Effect effect) {
    return aws.faults()
        .add(
            new Fault(
                Glob.ofAction(action),
                Optional.empty(),
                Glob.of("*" + about + "*"),
                times,
                effect));
  }

  private static void untilReady(String name) {
    Progress.within(LONG)
        .until(
            () ->
                tenant
                    .condition(name, ConditionType.Ready)
                    .filter(c -> c.status() == ConditionStatus.True)
                    .isPresent());
  }

  @Test
  void whateverBecomesOfItsCallsAnEnvironmentComesUpAndNothingIsCalledAFailure() {
    TROUBLES.forEach(
        (name, effect) -> {
          for (var action :
              List.of(
                  "s3:PutObject",
                  "elasticbeanstalk:CreateApplication",
                  "elasticbeanstalk:CreateApplicationVersion",
                  "elasticbeanstalk:CreateEnvironment")) {
            fault(action, name, 1, effect);
          }
          Small.named(name).applyIn(tenant);
        });

    for (var name : TROUBLES.keySet()) {
      untilReady(name);
      assertThat(tenant.events(name))
          .as(name)
          .noneMatch(event -> event.getType().equals("Warning"));
      assertThat(tenant.status(name).failedVersions()).isEmpty();
      assertThat(Stage.up().atAws().versions(name + "-app")).as(name).hasSize(1);
    }
  }

  @Test
  void aDeniedKeyIsNamedAndWrittenOnceItMayBe() {
    var fault = fault("s3:PutObject", "denied-key", 0, new Effect.Deny());
    var progress = Small.named("denied-key").applyIn(tenant);
    progress.untilStalled(Reason.AccessDenied, "s3:PutObject", "denied-key");

    aws.faults().lift(fault);
    progress.untilReady();
  }

  @Test
  void aDeniedOperationIsNamedAndMadeOnceItMayBe() {
    var fault = fault("elasticbeanstalk:CreateEnvironment", "denied-call", 0, new Effect.Deny());
    var progress = Small.named("denied-call").applyIn(tenant);
    progress.untilStalled(Reason.AccessDenied, "elasticbeanstalk:CreateEnvironment", "denied-call");

    aws.faults().lift(fault);
    progress.untilReady();
  }

  @Test
  void aBucketThatGoesIsMissedWhenItIsNeededAndFoundAgain() {
    aws.s3().create(Stage.ACCOUNT, Stage.REGION, "comes-and-goes");
    var progress =
        Small.named("bucket-gone").but("mambo-cert", "comes-and-goes").applyIn(tenant).untilReady();
    var first = progress.deployed();
    aws.s3().remove("comes-and-goes");

    tenant.secret("token", "Opaque", Map.of("value", "another"));
    progress.untilStalled(Reason.BucketMissing, "comes-and-goes");

    aws.s3().create(Stage.ACCOUNT, Stage.REGION, "comes-and-goes");
    progress.untilDeployedAfter(first);
  }
}
