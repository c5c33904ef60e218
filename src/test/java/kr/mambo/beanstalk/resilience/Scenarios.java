package kr.mambo.beanstalk.resilience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;

/** What users do with environments, by name. */
final class Scenarios {
  /**
   * Something that can be played again and again.
   *
   * @param prepare what is there before the first time; nobody dies meanwhile
   * @param play what happens, each time with the same end; the operator may die at any moment of it
   */
  record Scenario(Consumer<World> prepare, Consumer<World> play) {}

  static final Map<String, Scenario> ALL = new LinkedHashMap<>();

  private static final String STREAM =
      "{namespace: 'aws:elasticbeanstalk:cloudwatch:logs', name: StreamLogs, value: 'true'}";

  static {
    add(
        "create-delete",
        w -> {},
        w -> {
          Samples.create(w);
          Samples.delete(w);
        });
    add("deploy", Samples::create, w -> Samples.deploy(w, w.image()));
    add(
        "roll-back",
        w -> {
          w.emulator().beanstalk().fail(failing("nginx:broken"));
          Samples.create(w);
        },
        w -> {
          Samples.deploy(w, "nginx:broken");
          Samples.deploy(w, w.image());
          Samples.ask(w);
        });
    add(
        "hold",
        w -> {
          w.emulator().beanstalk().fail(failing("nginx:broken"));
          Samples.create(w, "deployment: {onFailedDeploy: Hold, healthSettleSeconds: 0}");
        },
        w -> {
          Samples.deploy(w, "nginx:broken");
          Samples.deploy(w, w.image());
          Samples.ask(w);
        });
    add(
        "settings",
        Samples::create,
        w -> {
          Samples.patch(w, "spec: {options: [%s]}".formatted(STREAM));
          Samples.patch(w, "spec: {options: null}");
        });
    add(
        "tags",
        Samples::create,
        w -> {
          Samples.patch(w, "spec: {tags: {team: shop, stage: test}}");
          Samples.patch(w, "spec: {tags: {stage: null}}");
        });
    add(
        "platform",
        w -> Samples.create(w, "platform: {version: 4.13.8}"),
        w -> {
          Samples.patch(w, "spec: {platform: {version: 4.13.9}}");
          Samples.patch(w, "spec: {platform: {version: 4.13.8}}");
        });
    add(
        "retain-adopt",
        w -> Samples.create(w, "adoption: ByName"),
        w -> {
          Samples.patch(w, "spec: {deletionPolicy: Retain}");
          Samples.delete(w);
          Samples.create(w, "adoption: ByName");
        });
    add(
        "suspend",
        Samples::create,
        w -> {
          w.patch(Samples.NAME, "spec: {suspend: true}");
          Samples.deploy(w, w.image());
          Samples.patch(w, "spec: {suspend: false}");
        });
    add(
        "drift",
        w -> Samples.create(w, "options: [%s]".formatted(STREAM)),
        w -> {
          Samples.console(w, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
          w.converge();
        });
  }

  private Scenarios() {}

  private static void add(String name, Consumer<World> prepare, Consumer<World> play) {
    ALL.put(name, new Scenario(prepare, play));
  }

  static DeploymentFault failing(String image) {
    return new DeploymentFault(
        null, null, null, image, 0, DeploymentFault.Manner.FAILS, "exit status 1");
  }
}
