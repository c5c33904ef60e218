package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** What Beanstalk cannot change, and a second environment brings. */
final class ReplacementScenarios {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "blue-green",
              w ->
                  SampleEnvironment.create(
                      w, "replacement: BlueGreen\ncnamePrefix: shop-web\n" + vpcOptions("vpc-0a1")),
              w -> {
                SampleEnvironment.patch(w, "spec: {%s}".formatted(vpcOptions("vpc-0b2")));
                SampleEnvironment.patch(w, "spec: {%s}".formatted(vpcOptions("vpc-0a1")));
              }),
          scenario(
              "blue-green-given-up",
              w -> SampleEnvironment.create(w, "replacement: BlueGreen\n" + vpcOptions("vpc-0a1")),
              w -> {
                w.patch(SampleEnvironment.NAME, "spec: {%s}".formatted(vpcOptions("vpc-0b2")));
                for (int i = 0; i < 20 && !isReplacementStarted(w); i++)
                  w.advance(Duration.ofSeconds(30));
                SampleEnvironment.patch(w, "spec: {%s}".formatted(vpcOptions("vpc-0a1")));
              }));

  private ReplacementScenarios() {}

  /** Whether the second environment is being made. */
  private static boolean isReplacementStarted(SimulatedCluster cluster) {
    return EmulatorSnapshot.of(cluster.emulator()).environments().stream()
        .anyMatch(
            e ->
                (SampleEnvironment.NAME + "-b").equals(e.get("name"))
                    && !"Terminated".equals(e.get("status")));
  }

  private static String vpcOptions(String id) {
    return "options: [%s]".formatted(RandomActions.vpcOptions(id));
  }
}
