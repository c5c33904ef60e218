package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.failing;
import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.Limits;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** New versions, good and bad ones. */
final class ScenariosOfDeployment {
  private static final Duration STEP = Duration.ofSeconds(5);

  private static final DeploymentFault HALF =
      new DeploymentFault(
          null,
          null,
          null,
          "nginx:broken",
          0,
          DeploymentFault.Manner.FAILS_WHILE_OTHERS_HANG,
          "exit status 1");

  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario("deploy", Samples::create, w -> Samples.deploy(w, w.image())),
          scenario(
              "roll-back",
              w -> {
                w.emulator().beanstalk().fail(failing("nginx:broken"));
                Samples.create(w);
              },
              ScenariosOfDeployment::brokenThenGood),
          scenario(
              "hold",
              w -> {
                w.emulator().beanstalk().fail(failing("nginx:broken"));
                Samples.create(w, "deployment: {onFailedDeploy: Hold, healthSettleSeconds: 0}");
              },
              ScenariosOfDeployment::brokenThenGood),
          scenario(
              "overtaken",
              Samples::create,
              w -> {
                Samples.image(w, w.image());
                for (int i = 0; i < 60 && !AtBeanstalk.of(w.emulator()).busy(); i++) w.go(STEP);
                Samples.deploy(w, w.image());
              }),
          scenario(
              "aborted",
              w -> {
                w.emulator().beanstalk().fail(HALF);
                Samples.create(w, "loadBalancer: {type: Application}\nscaling: {min: 2, max: 2}");
              },
              w -> {
                var begin = w.now();
                Samples.image(w, "nginx:broken");
                for (int i = 0; i < 100 && !Samples.failed(w, begin); i++) w.go(STEP);
                Samples.deploy(w, w.image());
                Samples.ask(w);
                w.converge();
              },
              "elasticbeanstalk:AbortEnvironmentUpdate"),
          scenario(
              "rotation",
              Samples::create,
              w -> {
                w.secret("token", Map.of("value", Samples.TOKEN + "-" + w.image().substring(6)));
                w.converge();
              }),
          scenario(
              "quota",
              w -> {
                Samples.create(w, "versions: {keep: 2}");
                w.emulator().beanstalk().limits(new Limits(75, 3, 200, 2000, 50));
              },
              w -> {
                Samples.deploy(w, w.image());
                Samples.deploy(w, w.image());
              },
              "elasticbeanstalk:DeleteApplicationVersion"));

  private ScenariosOfDeployment() {}

  private static void brokenThenGood(World world) {
    Samples.deploy(world, "nginx:broken");
    Samples.ask(world);
    Samples.deploy(world, world.image());
  }
}
