package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;
import static kr.mambo.beanstalk.resilience.SettingsScenarios.STREAM_LOGS_OPTION;

import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** What others change at Beanstalk. */
final class DriftScenarios {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "drift",
              w -> SampleEnvironment.create(w, "options: [%s]".formatted(STREAM_LOGS_OPTION)),
              w -> {
                SampleEnvironment.changeOptionInConsole(
                    w, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
                w.converge();
              }),
          scenario(
              "drift-reported",
              w ->
                  SampleEnvironment.create(
                      w, "driftPolicy: Report\noptions: [%s]".formatted(STREAM_LOGS_OPTION)),
              w -> {
                SampleEnvironment.changeOptionInConsole(
                    w, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
                w.converge();
                w.annotate(SampleEnvironment.NAME, "eb.mambo.kr/apply-plan", w.now().toString());
                w.converge();
              }),
          scenario(
              "vanished",
              SampleEnvironment::create,
              w -> {
                w.emulator().beanstalkControl().terminate(SampleEnvironment.NAME);
                w.converge();
              }));

  private DriftScenarios() {}
}
