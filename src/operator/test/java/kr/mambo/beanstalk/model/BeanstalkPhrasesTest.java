package kr.mambo.beanstalk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeanstalkPhrasesTest {
  private static final String SWAPPED =
      "Completed swapping CNAMEs for environments 'mambo-py' and 'mambo-py-b'.";
  private static final String STACK_FAILED =
      "Stack deletion failed: The following resource(s) failed to delete: [AWSEBSecurityGroup].";
  private static final String GROUP_IN_USE =
      "Deleting security group named: sg-0a1b2c failed. Reason: resource sg-0a1b2c has a dependent object";

  private static EnvironmentEvent event(String message) {
    return new EnvironmentEvent(Instant.EPOCH, "INFO", message, "r-1", "v-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Environment update completed successfully.",
        "Environment tag update completed successfully.",
        "terminateEnvironment completed successfully."
      })
  void anOperationThatEndedWellIsACompletion(String message) {
    assertThat(BeanstalkPhrases.isCompletion(event(message))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Environment update is starting.", "Failed to deploy application.", SWAPPED})
  void whatBeginsOrFailsIsNoCompletion(String message) {
    assertThat(BeanstalkPhrases.isCompletion(event(message))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swapEnvironmentCNAMEs is starting.",
        "Swapping CNAMEs for environments 'mambo-py' and 'mambo-py-b'.",
        SWAPPED
      })
  void everyEventOfASwapNamesTheCnames(String message) {
    assertThat(BeanstalkPhrases.isAboutSwap(event(message))).isTrue();
  }

  @Test
  void anUpdateIsNotAboutASwap() {
    assertThat(BeanstalkPhrases.isAboutSwap(event("Environment update completed successfully.")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Batch 1: Completed application deployment.",
        "Starting traffic splitting: 10% of the traffic goes to the new instances for 5 minutes.",
        "Immutable deployment policy enabled. Launching one instance with the new settings to verify health."
      })
  void batchesTrafficAndNewInstancesAreProgress(String message) {
    assertThat(BeanstalkPhrases.isDeploymentProgress(event(message))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Batch 1: Starting application deployment command execution.",
        "Environment update is starting."
      })
  void whatOnlyBeginsIsNoProgress(String message) {
    assertThat(BeanstalkPhrases.isDeploymentProgress(event(message))).isFalse();
  }

  @Test
  void aSecurityGroupInUseIsRecognizedByName() {
    assertThat(BeanstalkPhrases.isSecurityGroupInUse(GROUP_IN_USE)).isTrue();
    assertThat(BeanstalkPhrases.findSecurityGroup(GROUP_IN_USE)).contains("sg-0a1b2c");
  }

  @Test
  void aStackThatIsNotDeletedIsRecognized() {
    assertThat(BeanstalkPhrases.isStackDeletionFailure(STACK_FAILED)).isTrue();
    assertThat(BeanstalkPhrases.isSecurityGroupInUse(STACK_FAILED)).isTrue();
    assertThat(BeanstalkPhrases.findSecurityGroup(STACK_FAILED)).isEmpty();
  }
}
