package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.failingImage;
import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** New versions, good and bad ones. */
final class DeploymentScenarios {
  private static final Duration STEP = Duration.ofSeconds(5);

  private static final DeploymentFault PARTIAL_FAILURE =
      new DeploymentFault(
          null,
          null,
          null,
          "nginx:broken",
          0,
          DeploymentFault.FailureMode.FAILS_WHILE_OTHERS_HANG,
          "exit status 1");

  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "deploy", SampleEnvironment::create, w -> SampleEnvironment.deploy(w, w.nextImage())),
          scenario(
              "roll-back",
              w -> {
                w.emulator().beanstalkControl().addDeploymentFault(failingImage("nginx:broken"));
                SampleEnvironment.create(w);
              },
              DeploymentScenarios::brokenThenGood),
          scenario(
              "hold",
              w -> {
                w.emulator().beanstalkControl().addDeploymentFault(failingImage("nginx:broken"));
                SampleEnvironment.create(
                    w, "deployment: {onFailedDeploy: Hold, healthSettleSeconds: 0}");
              },
              DeploymentScenarios::brokenThenGood),
          scenario(
              "overtaken",
              SampleEnvironment::create,
              w -> {
                SampleEnvironment.setImage(w, w.nextImage());
                for (int i = 0; i < 60 && !EmulatorSnapshot.of(w.emulator()).isBusy(); i++)
                  w.advance(STEP);
                SampleEnvironment.deploy(w, w.nextImage());
              }),
          scenario(
              "aborted",
              w -> {
                w.emulator().beanstalkControl().addDeploymentFault(PARTIAL_FAILURE);
                SampleEnvironment.create(
                    w, "loadBalancer: {type: Application}\nscaling: {min: 2, max: 2}");
              },
              w -> {
                var begin = w.now();
                SampleEnvironment.setImage(w, "nginx:broken");
                for (int i = 0; i < 100 && !SampleEnvironment.hasErrorSince(w, begin); i++)
                  w.advance(STEP);
                SampleEnvironment.deploy(w, w.nextImage());
                SampleEnvironment.requestReconcile(w);
                w.converge();
              },
              "elasticbeanstalk:AbortEnvironmentUpdate"),
          scenario(
              "rotation",
              SampleEnvironment::create,
              w -> {
                w.applySecret(
                    "token",
                    Map.of("value", SampleEnvironment.TOKEN + "-" + w.nextImage().substring(6)));
                w.converge();
              }),
          scenario(
              "quota",
              w -> {
                SampleEnvironment.create(w, "versions: {keep: 2}");
                w.emulator().beanstalkControl().setQuotas(new AccountQuotas(75, 3, 200, 2000, 50));
              },
              w -> {
                SampleEnvironment.deploy(w, w.nextImage());
                SampleEnvironment.deploy(w, w.nextImage());
              },
              "elasticbeanstalk:DeleteApplicationVersion"));

  private DeploymentScenarios() {}

  private static void brokenThenGood(SimulatedCluster cluster) {
    SampleEnvironment.deploy(cluster, "nginx:broken");
    SampleEnvironment.requestReconcile(cluster);
    SampleEnvironment.deploy(cluster, cluster.nextImage());
  }
}
