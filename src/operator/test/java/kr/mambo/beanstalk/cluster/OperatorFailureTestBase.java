package kr.mambo.beanstalk.cluster;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import org.junit.jupiter.api.AfterEach;

/** The stage for tests in which operators end, stand still, and follow one another. */
abstract class OperatorFailureTestBase {
  static final String UPDATE = "elasticbeanstalk:UpdateEnvironment";
  static final SystemTestBed testBed = SystemTestBed.shared();
  static final AwsAccount aws = testBed.awsAccount();

  @AfterEach
  void restoreOperator() {
    aws.emulator().faults().clear();
    if (!testBed.operator().isAlive()) testBed.restart();
  }

  /** The next such call takes long, so that its caller can be ended meanwhile. */
  static void delayNextCall(String call) {
    aws.emulator().faults().add(Fault.next(1, call, new FaultEffect.Delay(Duration.ofSeconds(2))));
  }

  /** Ends the operator with SIGKILL in that call, which AWS then applies, and starts another. */
  static void killDuringCall() {
    EnvironmentWaiter.withinOperationTimeout().until(() -> aws.emulator().faults().all().isEmpty());
    testBed.operator().kill();
    testBed.restart();
  }
}
