package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** Options, tags and the platform. */
final class ScenariosOfSettings {
  static final String STREAM =
      "{namespace: 'aws:elasticbeanstalk:cloudwatch:logs', name: StreamLogs, value: 'true'}";

  private static final String SWITCH =
      "{namespace: 'aws:elasticbeanstalk:application:environment', name: SWITCH, value: 'on'}";

  private static final DeploymentFault EVERY =
      new DeploymentFault(
          Samples.NAME, null, null, null, 0, DeploymentFault.Manner.FAILS, "exit status 1");

  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "settings",
              Samples::create,
              w -> {
                Samples.patch(w, "spec: {options: [%s]}".formatted(STREAM));
                Samples.patch(w, "spec: {options: null}");
              }),
          scenario(
              "settings-that-fail",
              Samples::create,
              w -> {
                w.emulator().beanstalk().fail(EVERY);
                Samples.patch(w, "spec: {options: [%s]}".formatted(SWITCH));
                w.emulator().beanstalk().calm();
                Samples.ask(w);
                Samples.patch(w, "spec: {options: null}");
              }),
          scenario(
              "tags",
              Samples::create,
              w -> {
                Samples.patch(w, "spec: {tags: {team: shop, stage: test}}");
                Samples.patch(w, "spec: {tags: {stage: null}}");
              }),
          scenario(
              "platform",
              w -> Samples.create(w, "platform: {version: 4.13.8}"),
              w -> {
                Samples.patch(w, "spec: {platform: {version: 4.13.9}}");
                Samples.patch(w, "spec: {platform: {version: 4.13.8}}");
              }),
          scenario(
              "platform-newest",
              w -> Samples.create(w, "platform: {version: 4.13.7}"),
              w -> {
                Samples.patch(w, "spec: {platform: {version: null, update: {mode: Immediate}}}");
                Samples.patch(w, "spec: {platform: {version: 4.13.7, update: null}}");
              }));

  private ScenariosOfSettings() {}
}
