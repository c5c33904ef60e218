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
                w.go(Duration.ofMinutes(1));
                w.go(Duration.ofMinutes(1));
                w.go(Duration.ofMinutes(1));
                Samples.patch(w, "spec: {%s}".formatted(vpc("vpc-0a1")));
              }));

  private ScenariosOfReplacement() {}

  private static String vpc(String id) {
    return "options: [{namespace: 'aws:ec2:vpc', name: VPCId, value: %s}, {namespace: 'aws:ec2:vpc', name: Subnets, value: subnet-0%s}]"
        .formatted(id, id.substring(5));
  }
}
