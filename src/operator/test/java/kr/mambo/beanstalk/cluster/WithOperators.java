package kr.mambo.beanstalk.cluster;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;

/** The stage for tests in which operators end, stand still, and follow one another. */
abstract class WithOperators {
  static final String UPDATE = "elasticbeanstalk:UpdateEnvironment";
  static final Stage stage = Stage.up();
  static final AtAws aws = stage.atAws();

  @AfterEach
  void anOperatorIsThere() {
    aws.emulator().faults().liftAll();
    if (!stage.operator().alive()) stage.restart();
  }

  /** The next such call takes long, so that its caller can be ended meanwhile. */
  static void late(String call) {
    aws.emulator().faults().add(Fault.next(1, call, new Effect.Delay(Duration.ofSeconds(2))));
  }

  /** Ends the operator with SIGKILL in that call, which AWS then applies, and starts another. */
  static void killAtTheCall() {
    Progress.worked().until(() -> aws.emulator().faults().all().isEmpty());
    stage.operator().kill();
    stage.restart();
  }
}
