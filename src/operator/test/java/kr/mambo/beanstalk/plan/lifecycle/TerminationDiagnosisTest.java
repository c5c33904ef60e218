package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An environment that does not go names what is in the way, and what to do. */
class TerminationDiagnosisTest {
  private static ObservationFixture terminating(Duration since) {
    return ObservationFixture.running()
        .environment("lifecycle", Lifecycle.Terminating)
        .operation(OperationKind.Terminate, "null", "r-1", since)
        .deleting(DeletionPolicy.Delete);
  }

  @ParameterizedTest
  @CsvSource({
    "resource sg-0a1b2c has a dependent object, still uses security group sg-0a1b2c:",
    "failed to delete: [AWSEBSecurityGroup], still uses security group of the environment:",
    "Stack deletion failed: [AWSEBBucket], CloudFormation stack",
  })
  void whatIsInTheWayIsNamedWithWhatToDo(String said, String advice) {
    assertThat(TerminationDiagnosis.adviceFor(said)).startsWith(" ").contains(advice);
  }

  @Test
  void whatNobodyKnowsIsToldAsItIs() {
    assertThat(TerminationDiagnosis.adviceFor("no capacity")).isEmpty();
  }

  @Test
  void complaintsAreToldWhileBeanstalkIsStillAtIt() {
    var given = terminating(Duration.ofMinutes(5));

    assertDecision(
        decide(given),
        BeanstalkDecision.Wait.class,
        Reason.Terminating,
        "Terminating the environment");
    assertDecision(
        decide(given.event("ERROR", "resource sg-1f has a dependent object")),
        BeanstalkDecision.Wait.class,
        Reason.Terminating,
        "Beanstalk reported: resource sg-1f",
        "Remove what still uses security group sg-1f");
  }

  @Test
  void afterAnHourItIsOverdueAndWatchedOn() {
    assertDecision(
        decide(terminating(Duration.ofMinutes(61)).event("ERROR", "Stack deletion failed")),
        BeanstalkDecision.Wait.class,
        Reason.OperationOverdue,
        "still waiting",
        "CloudFormation");
  }
}
