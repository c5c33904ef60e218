package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each action of AWS in turn is in trouble for as long as an update takes, and the end is the same:
 * nothing is taken for a failure that is none, nothing is done twice, and who is denied reads what.
 */
class TemporaryFaultsTest {
  /** Longer than a deployment takes, and than a whole environment. */
  private static final Duration SHORT = Duration.ofMinutes(5);

  private static final Duration LONG = Duration.ofMinutes(12);
  private static final String DENIED = "denied";
  private static final String THROTTLED = "throttled";

  private static final Map<String, FaultEffect> FAULTS =
      new TreeMap<>(
          Map.of(
              DENIED,
              new FaultEffect.Deny(),
              THROTTLED,
              new FaultEffect.ReturnError("Throttling", 400, "Rate exceeded"),
              "unavailable",
              new FaultEffect.ReturnError("ServiceUnavailable", 503, "later")));

  /** What is done if it can be, and else left without a word. */
  private static final Set<String> OPTIONAL_CALLS =
      Set.of(
          // Beanstalk says so itself, only later.
          "iam:GetInstanceProfile",
          // Causes beside the health, and the newest platform for those who do not follow it.
          "elasticbeanstalk:DescribeEnvironmentHealth",
          "elasticbeanstalk:ListPlatformVersions",
          // Lines of the instances' logs beside what Beanstalk says.
          "elasticbeanstalk:RequestEnvironmentInfo",
          "elasticbeanstalk:RetrieveEnvironmentInfo");

  /** What is looked for only to clean up, where no version is made. */
  private static final Set<String> CLEANUP_CALLS =
      Set.of("elasticbeanstalk:DescribeApplicationVersions", "s3:ListObjectsV2");

  /**
   * One time through a scenario.
   *
   * @param messages what conditions and events said on the way
   */
  private record Run(ScenarioRun scenarioRun, Set<String> messages) {
    boolean mentions(String action) {
      // It is Beanstalk that reads bundles, with the permissions of its caller.
      var words = action.equals("s3:GetObject") ? "Unable to download from S3 location" : action;
      return messages.stream().anyMatch(message -> message.contains(words));
    }
  }

  /** Those that {@code -Dtrouble.scenarios} names, or these. */
  static Set<String> most() {
    var named = System.getProperty("trouble.scenarios");
    return named == null
        ? Set.of(
            "deploy", "roll-back", "settings", "tags", "blue-green", "create-delete", "platform")
        : Set.of(named.split(","));
  }

  @Test
  void aDeploymentComesThroughWhateverIsInTrouble() {
    assertSurvives("deploy", SHORT, Set.of(DENIED, THROTTLED));
  }

  @ParameterizedTest
  @MethodSource("most")
  @Tag("soak")
  @Execution(ExecutionMode.CONCURRENT)
  void soDoesTheRest(String name) {
    assertSurvives(name, LONG, FAULTS.keySet());
  }

  private static void assertSurvives(String name, Duration outage, Set<String> faultNames) {
    var scenario = Objects.requireNonNull(Scenarios.all().get(name));
    var failures = new ArrayList<String>();
    long begun = System.nanoTime();
    int struck = 0;
    try (var harness =
        new CrashHarness("trouble-%s-%d".formatted(name, outage.toMinutes()), scenario)) {
      // The first round ends with what was prepared, all others with what the one before left.
      var _ = run(harness);
      var undisturbed = run(harness);
      assertThat(undisturbed.scenarioRun().isCompleted())
          .as(undisturbed.scenarioRun().endState())
          .isTrue();
      for (var action : undisturbed.scenarioRun().actions()) {
        for (var each : FAULTS.entrySet()) {
          var faultName = each.getKey();
          if (!faultNames.contains(faultName)) continue;
          harness.cluster().temporaryFault().arm(action, each.getValue(), outage);
          var run = run(harness);
          if (harness.cluster().temporaryFault().hasStruck()) struck++;
          var found = differences(undisturbed, run, action);
          if (faultName.equals(DENIED)
              && !isUnreported(action, undisturbed)
              && !run.mentions(action)) found.add("nobody was told");
          found.forEach(what -> failures.add("%s %s: %s".formatted(action, faultName, what)));
          if (!found.isEmpty()) {
            harness.discardCluster();
            var _ = run(harness);
          }
        }
      }
    }
    System.out.printf(
        "%s: came through %d troubles, %d s%n",
        name, struck, (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(failures).as(name).isEmpty();
  }

  private static Run run(CrashHarness harness) {
    var messages = new CopyOnWriteArraySet<String>();
    try (var _ =
        harness
            .adminClient()
            .resources(EbEnvironment.class)
            .inNamespace(harness.cluster().namespace())
            .watch(new ConditionCollector(messages))) {
      var scenarioRun = ScenarioRun.execute(harness);
      var events = harness.adminClient().v1().events().inNamespace(harness.cluster().namespace());
      events.list().getItems().forEach(event -> messages.add(String.valueOf(event.getMessage())));
      return new Run(scenarioRun, messages);
    }
  }

  private static boolean isUnreported(String action, Run undisturbed) {
    boolean versions =
        undisturbed.scenarioRun().appliedCount("elasticbeanstalk:CreateApplicationVersion") > 0;
    return OPTIONAL_CALLS.contains(action) || (!versions && CLEANUP_CALLS.contains(action));
  }

  private static List<String> differences(Run undisturbed, Run run, String action) {
    var found = new ArrayList<String>();
    var scenarioRun = run.scenarioRun();
    if (!scenarioRun.endState().equals(undisturbed.scenarioRun().endState()))
      found.add(scenarioRun.firstDifference(undisturbed.scenarioRun()));
    for (var each : undisturbed.scenarioRun().applied().keySet()) {
      if (scenarioRun.appliedCount(each) != undisturbed.scenarioRun().appliedCount(each)
          && !OPTIONAL_CALLS.contains(action))
        found.add("%s was called %d times".formatted(each, scenarioRun.appliedCount(each)));
    }
    return found;
  }

  /** Keeps what conditions say. */
  private record ConditionCollector(Set<String> messages) implements Watcher<EbEnvironment> {
    @Override
    public void eventReceived(Action action, EbEnvironment resource) {
      if (resource.getStatus() == null) return;
      resource.getStatus().conditions().stream().map(Condition::message).forEach(messages::add);
    }

    @Override
    public void onClose(WatcherException cause) {}
  }
}
