package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** Options, tags and the platform. */
final class SettingsScenarios {
  static final String STREAM_LOGS_OPTION =
      "{namespace: 'aws:elasticbeanstalk:cloudwatch:logs', name: StreamLogs, value: 'true'}";

  private static final String ENVIRONMENT_PROPERTY =
      "{namespace: 'aws:elasticbeanstalk:application:environment', name: SWITCH, value: 'on'}";

  private static final DeploymentFault ALWAYS_FAILING =
      new DeploymentFault(
          SampleEnvironment.NAME,
          null,
          null,
          null,
          0,
          DeploymentFault.FailureMode.FAILS,
          "exit status 1");

  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "settings",
              SampleEnvironment::create,
              w -> {
                SampleEnvironment.patch(w, "spec: {options: [%s]}".formatted(STREAM_LOGS_OPTION));
                SampleEnvironment.patch(w, "spec: {options: null}");
              }),
          scenario(
              "settings-that-fail",
              SampleEnvironment::create,
              w -> {
                w.emulator().beanstalkControl().addDeploymentFault(ALWAYS_FAILING);
                SampleEnvironment.patch(w, "spec: {options: [%s]}".formatted(ENVIRONMENT_PROPERTY));
                w.emulator().beanstalkControl().clearRules();
                SampleEnvironment.requestReconcile(w);
                SampleEnvironment.patch(w, "spec: {options: null}");
              }),
          scenario(
              "tags",
              SampleEnvironment::create,
              w -> {
                SampleEnvironment.patch(w, "spec: {tags: {team: shop, stage: test}}");
                SampleEnvironment.patch(w, "spec: {tags: {stage: null}}");
              }),
          scenario(
              "platform",
              w -> SampleEnvironment.create(w, "platform: {version: 4.13.8}"),
              w -> {
                SampleEnvironment.patch(w, "spec: {platform: {version: 4.13.9}}");
                SampleEnvironment.patch(w, "spec: {platform: {version: 4.13.8}}");
              }),
          scenario(
              "platform-newest",
              w -> SampleEnvironment.create(w, "platform: {version: 4.13.7}"),
              w -> {
                SampleEnvironment.patch(
                    w, "spec: {platform: {version: null, update: {mode: Immediate}}}");
                SampleEnvironment.patch(w, "spec: {platform: {version: 4.13.7, update: null}}");
              }));

  private SettingsScenarios() {}
}
