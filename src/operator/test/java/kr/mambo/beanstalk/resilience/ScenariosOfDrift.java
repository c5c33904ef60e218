package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;
import static kr.mambo.beanstalk.resilience.ScenariosOfSettings.STREAM;

import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** What others change at Beanstalk. */
final class ScenariosOfDrift {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "drift",
              w -> Samples.create(w, "options: [%s]".formatted(STREAM)),
              w -> {
                Samples.console(w, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
                w.converge();
              }),
          scenario(
              "drift-reported",
              w -> Samples.create(w, "driftPolicy: Report\noptions: [%s]".formatted(STREAM)),
              w -> {
                Samples.console(w, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
                w.converge();
                w.annotate(Samples.NAME, "eb.mambo.kr/apply-plan", w.now().toString());
                w.converge();
              }),
          scenario(
              "vanished",
              Samples::create,
              w -> {
                w.emulator().beanstalk().remove(Samples.NAME);
                w.converge();
              }));

  private ScenariosOfDrift() {}
}
