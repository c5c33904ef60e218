package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** What Beanstalk cannot change, and a second environment brings. */
final class ScenariosOfReplacement {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "blue-green",
              w ->
                  Samples.create(
                      w, "replacement: BlueGreen\ncnamePrefix: shop-web\n" + vpc("vpc-0a1")),
              w -> {
                Samples.patch(w, "spec: {%s}".formatted(vpc("vpc-0b2")));
                Samples.patch(w, "spec: {%s}".formatted(vpc("vpc-0a1")));
              }),
          scenario(
              "blue-green-given-up",
              w -> Samples.create(w, "replacement: BlueGreen\n" + vpc("vpc-0a1")),
              w -> {
                w.patch(Samples.NAME, "spec: {%s}".formatted(vpc("vpc-0b2")));
                for (int i = 0; i < 20 && !begun(w); i++) w.go(Duration.ofSeconds(30));
                Samples.patch(w, "spec: {%s}".formatted(vpc("vpc-0a1")));
              }));

  private ScenariosOfReplacement() {}

  /** Whether the second environment is being made. */
  private static boolean begun(World world) {
    return AtBeanstalk.of(world.emulator()).environments().stream()
        .anyMatch(
            e ->
                (Samples.NAME + "-b").equals(e.get("name"))
                    && !"Terminated".equals(e.get("status")));
  }

  private static String vpc(String id) {
    return "options: [%s]".formatted(Moves.vpc(id));
  }
}
